// One standard of the ballot: its wording, who asks for it already, what was said of it before, and
// the answers.

import { answers, scope } from "./ballot_answers.mjs";
import { reason } from "./ballot_reason.mjs";
import { isRecused } from "./ballot_receipt.mjs";
import { h } from "./dom.mjs";
import { countryMark, disclosure, pill, said } from "./parts.mjs";
import { before } from "./published.mjs";

export function standard(room, round, now, one, numbered) {
  return h(
    "article",
    { class: "card stack standard", id: `standard-${one.standard_id}`, key: one.standard_id },
    h("div", { class: "stack tight" }, h("h2", { id: `words-${one.standard_id}`, tabindex: "-1" }, numbered && h("span", { class: "soft num" }, `${one.number}. `), said(one.text, one.lang)), one.original && said(one.original.text, one.original.lang, "p", { class: "soft small original" })),
    one.settled.length > 0 && h("p", { class: "small", key: "settled" }, one.settled.join(" · ")),
    asked(room, one),
    since(room, one),
    one.before && earlier(room, one),
    ...(isRecused(room, one) ? [recused(room)] : [ownCause(room, round, one), answers(room, round, one, now.choices[one.standard_id]), scope(room, round, one, now.scopes[one.standard_id]), reason(room, round, now, one)]),
  );
}

const recused = (room) => h("div", { class: "recused stack tight", role: "note", key: "recused" }, h("h3", {}, room.t("ui-ballot-recused-title")), h("p", { class: "small" }, room.t("ui-ballot-recused-why")));

/** A list of one's own country alone asks for it: a hint, never a rule. */
const ownCause = (room, round, one) =>
  !round.secret && one.only_in && one.only_in === room.own.ballot.country && h("p", { class: "small own-cause", key: "own-cause" }, room.t("ui-ballot-only-yours"));

/** How it differs from what was voted on before, with the wording or the standards of then. */
function since(room, one) {
  if (!one.since) return null;
  const { kind, then, of } = one.since;
  return h(
    "div",
    { class: "stack tight since small", key: "since" },
    h("p", {}, pill(room.t(`ui-ballot-since-${kind}`), "warn")),
    then && h("p", {}, h("span", { class: "soft" }, room.t("ui-ballot-since-then")), " ", said(then.text, then.lang)),
    of && h("div", { class: "stack tight" }, h("p", { class: "soft" }, room.t("ui-ballot-since-of")), ...of.map((each, index) => h("div", { class: "stack tight", key: index }, said(each.text, each.lang, "p"), each.before && before(room, each.before)))),
  );
}

/** The round before, and one's own answer in it where record or device know it. */
function earlier(room, one) {
  const mine = answerThen(room, one);
  return h("div", { class: "stack tight", key: "before" }, before(room, one.before), mine && h("p", { class: "small" }, h("span", { class: "soft" }, room.t("ui-ballot-you-then")), " ", h("strong", {}, mine)));
}

function answerThen(room, one) {
  const recorded = room.own.ballot.earlier[one.standard_id];
  if (recorded) return recorded;
  const kept = room.device(`ballot-${one.before.round_id}`).get()?.choices?.[one.standard_id];
  return kept && one.before.answers.find(({ value }) => value === kept.value)?.words;
}

/** Who requires this already. Where a list is incomplete, its silence is not a no. */
function asked(room, one) {
  if (!one.asked.length) return null;
  const groups = ["yes", "partly", "not-known", "no"].map((answer) => [answer, one.asked.filter((mark) => mark.asks === answer)]).filter(([, marks]) => marks.length);
  return h(
    "div",
    { class: "stack tight", key: "asked" },
    h(
      "div",
      { class: "who small" },
      ...groups.map(([answer, marks]) => h("span", { class: "said", key: answer }, h("span", { class: "soft" }, room.t(`ui-ballot-asked-${answer}`)), ...marks.map((mark) => countryMark(mark.country, answer, mark.frameworks.map(({ text }) => text).join(", "))))),
    ),
    disclosure(
      room.t("ui-ballot-who-asks"),
      { class: "small" },
      one.sources.length > 0 && h("ul", { class: "plain stack tight" }, ...one.sources.map((source) => h("li", {}, countryMark(source.country, "no"), " ", said(source.framework.text, source.framework.lang, "strong"), ` ${source.number}: `, said(source.text, source.lang)))),
      ...groups.map(([answer, marks]) => h("p", { key: answer }, room.t(`ui-ballot-asked-${answer}`), " ", marks.map((mark) => `${mark.country} (${mark.frameworks.map(({ text }) => text).join(", ")})`).join("; "))),
      groups.some(([answer]) => answer === "not-known") && h("p", { class: "soft" }, room.t("ui-ballot-not-known")),
    ),
  );
}
