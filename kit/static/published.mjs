// What a closed round says, and this device's own search for its rows in the published list.

import { h } from "./dom.mjs";
import { card, disclosure, said } from "./parts.mjs";

const SHOWN_OF_CODE = 8; // digits of a code in the published rows

/** The round that closed last; nothing before any did. */
export function results(room) {
  const round = room.shared.results;
  if (!round) return [];
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
        disclosure(room.t("ui-ballot-rule"), { class: "small" }, h("p", {}, round.rule)),
      ),
      check(room, round, mine),
      h("ol", { class: "plain stack" }, ...round.rows.map((one) => row(room, round, one, mine?.choices[one.standard_id]))),
    ),
  ];
}

/** Which of the rows this device kept are in the published list, with the value it gave. */
export function lookUp(round, choices) {
  const kept = Object.entries(choices);
  const missing = kept.filter(([standardId, { value, code }]) => {
    const rows = round.rows.find((one) => one.standard_id === standardId)?.published.split(" ") ?? [];
    return !rows.includes((value === "cannot-judge" ? "0" : value) + code.slice(0, SHOWN_OF_CODE));
  });
  return { kept: kept.length, missing: missing.map(([standardId]) => standardId) };
}

function check(room, round, mine) {
  if (!mine) return null;
  const { kept, missing } = lookUp(round, mine.choices);
  if (!kept) return null;
  const numbers = round.rows.filter((one) => missing.includes(one.standard_id)).map((one) => one.number);
  return card(
    { class: `stack tight check ${missing.length ? "missing" : "found"}`, role: "status" },
    h("h3", {}, missing.length ? room.t("ui-ballot-check-missing", { found: kept - missing.length, count: kept }) : room.t(kept === 1 ? "ui-ballot-check-found-one" : "ui-ballot-check-found", { count: kept })),
    h("p", { class: "small" }, missing.length ? room.t("ui-ballot-check-which", { numbers: numbers.join(", ") }) : room.t("ui-ballot-check-how")),
  );
}

const row = (room, round, one, mine) =>
  h(
    "li",
    { class: "card stack tight outcome", key: one.standard_id },
    h("div", { class: "row between" }, h("span", { class: `verdict ${one.verdict}` }, one.verdict_words), h("span", { class: "soft small num" }, one.number)),
    said(one.text, one.lang, "h3"),
    counted(room, one, round.bands, mine),
  );

/** The room's histogram and what it amounts to, one's own rating beside, reasons behind a click. */
const counted = (room, one, bands, mine) => [
  histogram(one, bands, mine),
  h("p", { class: "small" }, ...["high", "low"].map((name) => h("span", { class: "said", key: name }, h("span", { class: "soft" }, `${bands[name].words}: `), one[`${name}_words`].count))),
  h("p", { class: "small soft" }, one.judged_words, " · ", one.margin_words),
  mine && h("p", { class: "small" }, room.t("ui-ballot-you-gave"), " ", h("strong", {}, mine.value === "cannot-judge" ? room.t("ui-ballot-cannot-judge") : mine.value)),
  one.reasons.length > 0 && disclosure(room.t("ui-ballot-reasons", { count: one.reasons.length }), { class: "small" }, h("ul", { class: "plain stack tight" }, ...one.reasons.map((reason) => h("li", {}, h("strong", {}, reason.side_words), " · ", reason.text)))),
];

/** Nine bars; for who cannot see them, the same in words. One's own rating is marked. */
function histogram(one, bands, mine) {
  const most = Math.max(1, ...one.distribution);
  return h(
    "div",
    { class: "dist", role: "img", "aria-label": one.distribution_words },
    ...one.distribution.map((count, index) =>
      h("span", { class: `column ${band(bands, index + 1)} ${mine?.value === String(index + 1) ? "mine" : ""}`, key: index }, h("span", { class: "count" }, count || ""), h("i", { style: { "--part": count / most } }), h("span", { class: "rating" }, index + 1)),
    ),
  );
}

const within = (range, rating) => range.from <= rating && rating <= range.to;
const band = (bands, rating) => (within(bands.high, rating) ? "hi" : within(bands.low, rating) ? "lo" : "");

/** What the round before said of a standard, beside the new ballot, with one's own rating then. */
export function before(room, earlier) {
  const mine = room.device(`ballot-${earlier.round_id}`).get()?.choices[earlier.standard_id];
  return disclosure(room.t("ui-ballot-before", { title: earlier.title.text, verdict: earlier.verdict_words }), { class: "small before" }, ...counted(room, earlier, earlier.bands, mine));
}
