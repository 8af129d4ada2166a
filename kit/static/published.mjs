// What a closed round says, and this device's own search for its rows in the published list.

import { bars } from "./answer_bars.mjs";
import { h } from "./dom.mjs";
import { button, card, disclosure, said } from "./parts.mjs";
import { fetchList, isHeavy, kilobytes, listOf, lookUp } from "./published_list.mjs";
import { style } from "./style.mjs";

/** The round that closed last; nothing before any did. */
export function results(room) {
  const round = room.shared.results;
  if (!round) return [];
  style("answers.css");
  const mine = room.device(`ballot-${round.round_id}`).get();
  return [
    h(
      "div",
      { class: "results stack", key: `results-${round.round_id}` },
      card(
        { class: "stack tight" },
        h("h2", { tabindex: "-1" }, room.t("ui-ballot-results", { title: round.title.text })),
        h("p", { class: "soft small" }, room.t("ui-ballot-closed-at", { time: room.time(round.closed_at) })),
        h("p", { class: "row" }, ...round.verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, `${one.count} ${one.words}`))),
        h("p", { class: "small" }, round.turnout.join(" · ")),
        round.changed && h("p", { class: "small" }, h("strong", {}, round.changed.title), " ", round.changed.words.join(" · ")),
        disclosure(room.t("ui-ballot-rule"), { class: "small" }, h("p", {}, round.rule)),
      ),
      check(room, round, mine),
      round.places && places(round.places),
      h("ol", { class: "plain stack" }, ...round.rows.map((one) => row(room, round, one, mine?.choices?.[one.standard_id]))),
    ),
  ];
}

function check(room, round, mine) {
  if (!mine || !Object.keys(mine.choices).length) return null;
  const rows = listOf(room, round);
  if (!rows) return isHeavy(round) && card({ class: "stack tight check" }, fetching(room, round, Object.keys(mine.choices).length));
  const { kept, missing } = lookUp(round, rows, mine.choices);
  const numbers = round.rows.filter((one) => missing.includes(one.standard_id)).map((one) => one.number);
  return card(
    { class: `stack tight check ${missing.length ? "missing" : "found"}`, role: "status" },
    h("h3", {}, missing.length ? room.t("ui-ballot-check-missing", { found: kept - missing.length, count: kept }) : room.t(kept === 1 ? "ui-ballot-check-found-one" : "ui-ballot-check-found", { count: kept })),
    h("p", { class: "small" }, missing.length ? room.t("ui-ballot-check-which", { numbers: numbers.join(", ") }) : room.t("ui-ballot-check-how")),
  );
}

const fetching = (room, round, count) => [
  h("p", { class: "small" }, room.t("ui-published-size", { kilobytes: kilobytes(round) })),
  button(room.t("ui-published-look", { count }), () => fetchList(room, round)),
];

/** How the places were given out, in a few words; the steps stand on the wide screens. */
const places = ({ ties, beside }) => (ties || beside) && card({ class: "stack tight small" }, ties && h("p", {}, ties.words, " ", ...ties.sets.map((set) => [h("span", { class: "num set" }, set.join(" · ")), " "]), ties.more), ties && h("p", {}, ties.declared), beside && h("p", {}, beside.words));

const row = (room, round, one, mine) =>
  h(
    "li",
    { class: "card stack tight outcome", key: one.standard_id },
    h("div", { class: "row between" }, h("span", { class: `verdict ${one.verdict}` }, one.verdict_words), one.accord_words && h("span", { class: `accord ${one.accord}` }, one.accord_words), h("span", { class: "soft small num" }, one.number)),
    said(one.text, one.lang, "h3"),
    counted(room, round, one, mine),
    then(round, one),
  );

/** The room's answers and what they amount to, one's own beside, reasons behind a click. */
const counted = (room, round, one, mine) => [
  bars(round, one, mine?.value),
  mine && h("p", { class: "small own" }, room.t("ui-ballot-you-gave"), " ", h("strong", {}, wordsOf(room, round, mine.value))),
  h("ul", { class: "plain small" }, ...one.main.map((words) => h("li", {}, words))),
  h("p", { class: "small soft" }, [one.adds_up, one.margin, one.scopes].filter(Boolean).join(" · ")),
  one.notes.length > 0 && h("p", { class: "small notes" }, one.notes.join(" · ")),
  one.reasons.length > 0 &&
    disclosure(room.t("ui-ballot-reasons", { count: one.reasons.length }), { class: "small" }, h("ul", { class: "plain stack tight" }, ...one.reasons.map((reason) => h("li", {}, h("strong", {}, [reason.side_words, reason.minority].filter(Boolean).join(", ")), reason.whose && ` (${reason.whose})`, " · ", reason.text)))),
];

const wordsOf = (room, round, value) => round.answers.find((one) => one.value === value)?.words ?? room.t("ui-ballot-cannot-judge");

/** What the round before had said. */
const then = ({ changed }, { standard_id: id }) => {
  const found = changed?.rows.find((one) => one.standard_id === id);
  return found && h("p", { class: "small then" }, h("strong", {}, found.words), [...found.counts, found.reworded].filter(Boolean).map((words) => ` · ${words}`));
};

/** What the round before said of a standard, beside the new ballot, with one's own answer then. */
export function before(room, earlier) {
  style("answers.css");
  const mine = room.device(`ballot-${earlier.round_id}`).get()?.choices?.[earlier.standard_id];
  return disclosure(room.t("ui-ballot-before", { title: earlier.title.text, verdict: earlier.verdict_words }), { class: "small before" }, counted(room, earlier, earlier, mine));
}
