// What groups answered about a standard, beside each other, and what of it stands for the room.

import { aboveOf, answerWords, earlier, form, QUESTIONS, saidBy, stateOf, take, UNANSWERED } from "../described.mjs";
import { h } from "../dom.mjs";
import { button, disclosure, groupMark, pill } from "../parts.mjs";
import { unfolding } from "../standard_facts.mjs";

/** The answers, the form in which the room's are written, and who has not answered. */
export function description(room, one) {
  const groups = room.shared.tables;
  const settled = one.described.settled ?? UNANSWERED;
  const asked = QUESTIONS.filter((question) => question in one.described.states);
  const ontake = (question, from, group) => !one.on_ballot && button(room.t("ui-std-take"), () => take(room, one, settled, question, from), { kind: "small", "aria-label": group ? room.t("ui-std-take-of", { group: group.name }) : undefined });
  return unfolding(room, `description ${one.standard_id}`, [h("span", {}, room.t("ui-std-description")), counts(room, one, asked)], { class: "description" }, () => [
    silent(room, one, groups),
    h(
      "div",
      { class: "answers-of" },
      asked.map((question) =>
        h(
          "section",
          { key: question, class: "answer-of", "aria-label": room.t(`ui-std-short-${question}`) },
          h("div", { class: "row between" }, h("h4", {}, room.t(`ui-std-short-${question}`)), stateOf(room, one, question)),
          settled[question] && h("p", { class: "settled" }, answerWords(room, one, settled, question)),
          saidBy(room, one, question, groups, (group, from) => from[question] !== settled[question] && ontake(question, from, group)),
        ),
      ),
    ),
    earlier(room, one, groups, ontake),
    one.on_ballot ? h("p", { class: "soft" }, room.t("ui-fac-ballot-stands-still")) : disclosure(room.t("ui-std-settle"), { open: hasWords(room, one) || undefined }, form(room, one, settled, above(room, one))),
  ]);
}

/** Once words of a group were taken into the form it has to be in sight. */
const hasWords = (room, one) => Boolean(room.draft(`describe-room-${one.standard_id}`).value);

function counts(room, one, asked) {
  const of = (...states) => asked.filter((question) => states.includes(one.described.states[question])).length;
  const differ = of("differ");
  const open = of("open");
  const toSettle = of("alike", "beside");
  return [
    pill(room.t("ui-std-count-settled", { count: of("settled"), total: asked.length }), of("settled") === asked.length ? "good" : ""),
    differ > 0 && pill(room.t("ui-std-count-differ", { count: differ }), "warn"),
    toSettle > 0 && pill(room.t("ui-std-count-answered", { count: toSettle })),
    open > 0 && open < asked.length && pill(room.t("ui-std-count-open", { count: open })),
  ];
}

function silent(room, one, groups) {
  const found = groups.filter((group) => !one.described.groups[group.group_id]);
  if (found.length === groups.length) return h("p", { class: "soft small" }, room.t("ui-std-nobody-yet"));
  return found.length > 0 && h("p", { class: "row small soft" }, room.t("ui-std-silent"), found.map((group) => groupMark(group.number, { key: group.group_id, title: group.name })));
}

const above = (room, one) => aboveOf(one, room.shared.standards_order.map((id) => room.shared.standards[id]).filter((other) => !other.dropped), (other) => other.described.settled);
