// The standards that came of the crosswalk, and what each is for: asked of the groups one by one.

import { aboveOf, answeredOf, askedOf, answerWords, earlier, form, QUESTIONS, saidBy, stateOf, take, UNANSWERED } from "./described.mjs";
import { h } from "./dom.mjs";
import { button, disclosure, empty, pill, progress, said, tick } from "./parts.mjs";
import { numbers, restsOn, unfolding, whoAsks } from "./standard_facts.mjs";

/** All standing standards; where a group sits at this page, with its answers to write. */
export function standards(room) {
  const { standards: found, standards_order: order } = room.shared;
  if (!found) return h("p", { class: "soft waiting", role: "status" }, room.t("ui-std-on-its-way"));
  const all = order.map((id) => found[id]);
  if (!all.length) return empty(room.t("ui-std-none-yet"), room.t("ui-std-none-yet-hint"));
  const answering = room.own.may_judge && !room.shared.closed;
  const shown = answering && room.local.unanswered ? all.filter((one) => !isDone(room, one) || room.local.stays?.has(one.standard_id)) : all;
  return h(
    "div",
    { class: "stack asked-standards" },
    h("h2", { class: "unseen" }, room.t("ui-std-tab")),
    answering && [h("p", {}, room.t("ui-std-ask")), ahead(room, all)],
    h("ol", { class: "plain stack tight" }, shown.map((one) => entry(room, one, all, answering))),
    answering && room.local.unanswered && !shown.length && h("p", { class: "soft", role: "status" }, room.t("ui-std-all-answered")),
  );
}

const mineOf = (room, one) => one.described.groups[room.own.group?.group_id] ?? UNANSWERED;
const isDone = (room, one) => answeredOf(mineOf(room, one)) === askedOf(mineOf(room, one)).length;

/** How far the group is, and only what is left to do if it wants so. */
function ahead(room, all) {
  const done = all.filter((one) => isDone(room, one)).length;
  const only = (on) => {
    room.local.unanswered = on;
    room.local.stays = new Set(); // what is answered from now on stays in sight until it is asked again
    all.filter((one) => !isDone(room, one)).forEach((one) => room.local.stays.add(one.standard_id));
    room.redraw();
  };
  return h("div", { class: "row" }, h("span", { class: "num" }, room.t("ui-std-done", { count: done, total: all.length })), progress(done, all.length, { class: "grow" }), tick(room.t("ui-std-only-unanswered"), Boolean(room.local.unanswered), only));
}

function entry(room, one, all, answering) {
  const mine = mineOf(room, one);
  const label = [
    h("span", { class: "soft num" }, `${all.indexOf(one) + 1}.`),
    said(one.text, one.lang, "span", { class: "grow" }),
    one.under && pill(room.t("ui-std-is-under")),
    one.on_ballot && pill(room.t("ui-fac-on-ballot"), "warn"),
    answering && pill(room.t("ui-std-answered", { count: answeredOf(mine), total: askedOf(mine).length }), isDone(room, one) ? "good" : ""),
  ];
  return h(
    "li",
    { key: one.standard_id, class: one.under ? "asked-standard below" : "asked-standard" },
    unfolding(room, `asked ${one.standard_id}`, label, {}, () => [
      h("div", { class: "stack tight" }, one.also.map((other) => said(other.text, other.lang, "p", { class: "soft small", key: other.lang })), whoAsks(room, one.asked), numbers(room, one.asked), restsOn(room, one)),
      answering && !one.on_ballot ? answer(room, one, all, mine) : [one.on_ballot && h("p", { class: "notice warn" }, room.t("ui-fac-ballot-stands-still")), beside(room, one)],
    ]),
  );
}

function answer(room, one, all, mine) {
  const others = room.shared.groups.filter((group) => group.group_id !== room.own.group.group_id && one.described.groups[group.group_id]);
  const above = aboveOf(one, all, (other) => mineOf(room, other));
  const begin = (question, from) => button(room.t("ui-std-take"), () => take(room, one, mine, question, from), { kind: "small" });
  return [
    earlier(room, one, room.shared.groups.filter((group) => group.group_id === room.own.group.group_id), begin),
    form(room, one, mine, above),
    (others.length > 0 || one.described.settled.version > 0) && disclosure(room.t("ui-std-others", { count: others.length }), { class: "small" }, beside(room, one)),
  ];
}

/** Everybody's answers, and what was settled. */
const beside = (room, one) =>
  h(
    "div",
    { class: "answers-of" },
    QUESTIONS.filter((question) => question in one.described.states).map((question) =>
      h(
        "div",
        { key: question, class: "answer-of", role: "group", "aria-label": room.t(`ui-std-short-${question}`) },
        h("div", { class: "row between" }, h("h3", {}, room.t(`ui-std-short-${question}`)), stateOf(room, one, question)),
        one.described.settled[question] && h("p", { class: "settled" }, answerWords(room, one, one.described.settled, question)),
        saidBy(room, one, question, room.shared.groups),
      ),
    ),
  );
