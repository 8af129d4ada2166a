// Ideas from the phones of a group, as its table deals with them: take up, join with a line, later.

import { h } from "./dom.mjs";
import { button, card, disclosure, pill, said } from "./parts.mjs";
import { giveBack, typed, words } from "./typing.mjs";

const ACTS = ["accept_idea", "merge_idea", "set_idea_aside"];

/** The ideas of all questions, those of the question in sight first. */
export function ideas(room, questions, here, mayWrite) {
  const leaving = new Set(room.waiting.filter((one) => ACTS.includes(one.act)).map((one) => one.args.idea_id));
  room.local.shaping ??= room.own.ideas.find((idea) => draftOf(room, idea).value)?.idea_id; // as before a reload
  const open = room.own.ideas.filter((idea) => !leaving.has(idea.idea_id));
  const fresh = open.filter((idea) => !idea.aside).sort((one, other) => (other.question_id === here.question_id) - (one.question_id === here.question_id));
  const aside = open.filter((idea) => idea.aside);
  return card(
    { class: "stack ideas", key: "ideas" },
    h("h2", { class: "row" }, room.t("ui-notes-ideas"), fresh.length > 0 && pill(fresh.length)),
    !fresh.length && h("p", { class: "soft small" }, room.t(mayWrite ? "ui-notes-no-ideas" : "ui-notes-ideas-closed")),
    h("ul", { class: "plain stack" }, ...fresh.map((idea) => one(room, idea, questions, here, mayWrite))),
    aside.length > 0 && disclosure(room.t("ui-notes-aside", { count: aside.length }), {}, h("ul", { class: "plain stack" }, ...aside.map((idea) => one(room, idea, questions, here, mayWrite)))),
  );
}

function one(room, idea, questions, here, mayWrite) {
  const question = questions.find((q) => q.question_id === idea.question_id);
  const editing = room.local.shaping === idea.idea_id;
  return h(
    "li",
    { class: "idea", key: idea.idea_id },
    question && question !== here && h("p", { class: "soft small" }, room.t("ui-notes-on-question", { number: question.number })),
    editing ? shaper(room, idea) : said(idea.text, idea.lang, "p", { class: "words" }),
    !editing && question && !room.shared.closed && acts(room, idea, question, mayWrite),
  );
}

const acts = (room, idea, question, mayWrite) =>
  h(
    "div",
    { class: "row tight" },
    mayWrite && button(room.t("ui-notes-take-up"), () => room.act("accept_idea", { idea_id: idea.idea_id }), { kind: "small" }),
    mayWrite && button(room.t("ui-notes-shape"), () => shape(room, idea), { kind: "small" }),
    h(
      "div",
      { class: "row tight with" },
      question.lines.length > 0 && join(room, idea, question),
      !idea.aside && button(room.t("ui-notes-later"), () => room.act("set_idea_aside", { idea_id: idea.idea_id }), { kind: "small quiet" }),
    ),
  );

/** Joining keeps the line's words; the idea is remembered as having said the same. */
const join = (room, idea, question) =>
  h(
    "select",
    {
      class: "input join-line",
      "aria-label": room.t("ui-notes-join-line"),
      value: "",
      onchange: (event) => event.target.value && room.act("merge_idea", { idea_id: idea.idea_id, line_id: event.target.value }),
    },
    h("option", { value: "" }, room.t("ui-notes-join-line")),
    ...question.lines.map((line, index) => h("option", { value: line.line_id, key: line.line_id }, `${index + 1}. ${line.text.slice(0, 60)}`)),
  );

const draftOf = (room, idea) => room.draft(`idea-${idea.idea_id}`);

function shape(room, idea) {
  if (!draftOf(room, idea).value) draftOf(room, idea).set(idea.text);
  room.local.shaping = idea.idea_id;
  room.redraw();
}

function shaper(room, idea) {
  const id = `shape-${idea.idea_id}`;
  const draft = draftOf(room, idea);
  const leave = () => {
    draft.clear();
    room.local.shaping = null;
    room.redraw();
  };
  const save = () => {
    const text = typed(id, draft, room.shared.longest);
    if (!text) return;
    room.act("accept_idea", { idea_id: idea.idea_id, text }, { onrefused: () => giveBack(room, id, draft, text) });
    leave();
  };
  return h(
    "div",
    { class: "stack tight" },
    words(room, { id, draft, label: room.t("ui-notes-wording"), unseen: true, longest: room.shared.longest, lang: idea.lang, focus: true, onenter: save, onescape: leave }),
    h("div", { class: "row" }, button(room.t("ui-notes-take-up"), save, { kind: "main small" }), button(room.t("ui-cancel"), leave, { kind: "small" })),
  );
}
