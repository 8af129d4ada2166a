// The reporter's page: the group's question sheet, its lines, and what its phones sent.

import { h } from "../dom.mjs";
import { ideas } from "../ideas.mjs";
import { languageName, lines, removed, waitingOf, write } from "../lines.mjs";
import { answers, ask, button, buttonLink, card, dialog, empty, frame, groupMark, pill, said } from "../parts.mjs";
import { secondCount } from "../second_count.mjs";
import { giveBack, typed, wipe, words } from "../typing.mjs";

export default function page(room) {
  const { shared, own } = room;
  if (!own.group) return frame(room, { title: shared.title.text }, empty(room.t("ui-notes-no-group"), room.t("ui-notes-no-group-hint")));
  const questions = own.questions;
  const wanted = room.draft("question").value; // a reload comes back to the same question
  const here = questions.find((one) => one.question_id === wanted) ?? questions[0];
  if (here) room.local.question = here.question_id;
  const mayWrite = shared.brainstorm === "running";
  const header = {
    mark: groupMark(own.group.number, { "aria-hidden": "true" }),
    title: own.group.title || room.t("ui-notes-group", { number: own.group.number }),
    subtitle: shared.title.text,
    extra: [!shared.closed && help(room)],
    deadline: shared.closed ? null : shared.moment?.deadline,
  };
  return frame(
    room,
    header,
    shared.invented && h("p", { class: "notice warn", key: "invented" }, room.t("ui-phone-invented")),
    doors(room),
    ...secondCount(room),
    here ? h("div", { class: "sheet", key: "sheet" }, nav(room, questions, here), question(room, questions, here, mayWrite), side(room, questions, here, mayWrite)) : empty(room.t("ui-notes-no-questions"), room.t("ui-notes-no-group-hint")),
    handOver(room),
  );
}

// --- the facilitator, and where the room is now ---------------------------------------------------

function help(room) {
  const calling = room.waiting.some((one) => one.act === "call_help");
  if (calling) return pill(room.t("ui-notes-calling"), "warn");
  if (room.own.called) return pill(room.t("ui-notes-called", { time: room.time(room.own.called) }), "warn", { role: "status" });
  return button(room.t("ui-notes-call"), () => room.act("call_help", {}), { kind: "small", class: "call" });
}

/** When the room has moved on, the next page is one tap away. */
function doors(room) {
  const kind = room.shared.moment?.kind;
  if (room.own.votes) return door(room, "vote", "ui-notes-now-vote", "ui-notes-to-vote");
  if (kind === "crosswalk") return door(room, "crosswalk", "ui-notes-now-crosswalk", "ui-notes-to-crosswalk");
  if (kind === "plenary") return h("p", { class: "notice", key: "door" }, room.t("ui-notes-now-plenary"));
  if (room.shared.standards && kind !== "brainstorm") return door(room, "crosswalk", "ui-notes-standards-stand", "ui-notes-to-standards");
  return null;
}

const door = (room, page, sentence, label) => h("p", { class: "notice", key: "door" }, h("span", {}, room.t(sentence)), buttonLink(room.t(label), room.link(page), { kind: "main small" }));

// --- the sheet --------------------------------------------------------------------------------------

const nav = (room, questions, here) =>
  h(
    "nav",
    { class: "questions", "aria-label": room.t("ui-phone-questions"), key: "nav" },
    ...questions.map((one) =>
      h(
        "button",
        {
          type: "button",
          key: one.question_id,
          class: "question-link",
          "aria-current": one === here ? "true" : null,
          onclick: () => {
            room.draft("question").set(one.question_id);
            room.redraw();
          },
        },
        h("span", { class: "num" }, one.number),
        said(one.text, one.lang, "span", { class: "short" }),
        h("span", { class: "soft num count" }, count(room, one) || "–", h("span", { class: "unseen" }, room.t("ui-notes-lines"))),
      ),
    ),
  );

const count = (room, question) => question.lines.length + waitingOf(room, "write_line", (args) => args.question_id === question.question_id).length;

function question(room, questions, here, mayWrite) {
  return h(
    "section",
    { class: "stack", key: `question-${here.question_id}`, "aria-labelledby": "question" },
    h("div", { class: "stack tight" }, said(here.text, here.lang, "h2", { id: "question", class: "big" }), h("p", { class: "soft small" }, room.t("ui-phone-question-of", { number: here.number, count: questions.length }), " · ", room.t("ui-notes-as-they-are"))),
    here.lines.length || count(room, here) ? lines(room, here) : mayWrite && h("p", { class: "soft first" }, room.t("ui-notes-first")),
    removed(room, here, mayWrite),
    mayWrite ? adding(room, here) : closed(room, here),
  );
}

function adding(room, here) {
  const id = `new-${here.question_id}`;
  const draft = room.draft(id);
  const lang = lineLanguage(room);
  const add = () => {
    const text = typed(id, draft, room.shared.longest);
    if (!text) return;
    wipe(id, draft);
    write(room, here, text, lang, () => giveBack(room, id, draft, text));
    room.redraw();
  };
  return h(
    "div",
    { class: "stack tight adding", key: "adding" },
    words(room, { id, draft, label: room.t("ui-notes-new-line"), longest: room.shared.longest, lang, onenter: add, hint: "adding-hint" }),
    h(
      "div",
      { class: "row" },
      button(room.t("ui-notes-add"), add, { kind: "main" }),
      h("span", { class: "soft small grow", id: "adding-hint" }, room.t(draft.value ? "ui-notes-draft-kept" : "ui-notes-enter")),
      room.shared.languages.length > 1 && language(room, lang),
    ),
    h("p", { class: "soft small" }, room.t("ui-notes-no-names")),
  );
}

/** The language a reporter writes in: the interface's until they choose another. */
const lineLanguage = (room) => room.device("line-language").get() ?? (room.shared.languages.includes(room.lang) ? room.lang : room.shared.languages[0]);

const language = (room, lang) =>
  h(
    "label",
    { class: "row small line-language" },
    h("span", { class: "soft" }, room.t("ui-notes-language")),
    h(
      "select",
      {
        class: "language",
        value: lang,
        onchange: (event) => {
          room.device("line-language").set(event.target.value);
          room.redraw();
        },
      },
      ...room.shared.languages.map((one) => h("option", { value: one, selected: one === lang }, languageName(room, one))),
    ),
  );

/** Before the start and after the end: why nothing can be added, what helps, and what is kept. */
function closed(room, here) {
  const draft = room.draft(`new-${here.question_id}`);
  const when = room.shared.closed ? "closed" : room.shared.brainstorm;
  return h(
    "div",
    { class: "stack tight", key: "closed" },
    empty(room.t(`ui-notes-${when}`), room.t(`ui-notes-${when}-hint`)),
    draft.value && card({ class: "stack tight" }, h("p", { class: "small" }, room.t("ui-notes-draft-waits")), h("p", { class: "words" }, draft.value)),
  );
}

// --- the side: ideas, the seat ---------------------------------------------------------------------

const side = (room, questions, here, mayWrite) => h("aside", { class: "stack", key: "side" }, ideas(room, questions, here, mayWrite), seat(room));

function seat(room) {
  const { own } = room;
  if (!own.reporter || room.shared.closed) return null;
  const instructor = own.role === "instructor";
  return h(
    "section",
    { class: instructor || room.local.handed ? "card stack tight seat" : "seat", key: "seat" },
    instructor && h("p", { class: "small" }, room.t(own.reporter.present ? "ui-notes-reporter-here" : "ui-notes-reporter-away")),
    instructor && h("p", { class: "soft small" }, room.t("ui-notes-take-over")),
    room.local.handed && h("div", { class: "stack tight", role: "status" }, h("p", { class: "small" }, room.t(room.local.link ? "ui-notes-new-link" : "ui-notes-handed-over")), room.local.link && h("p", { class: "link" }, room.local.link)),
    button(room.t(instructor ? "ui-notes-hand-over-theirs" : "ui-notes-hand-over"), () => ask(room, "hand-over"), { kind: "small quiet" }),
  );
}

const handOver = (room) =>
  room.own.reporter &&
  dialog(
    room,
    "hand-over",
    room.t("ui-notes-hand-over-title"),
    h("p", {}, room.t("ui-notes-hand-over-what")),
    room.own.role === "reporter" && h("p", {}, room.t("ui-notes-hand-over-mine")),
    answers(room, room.t("ui-notes-hand-over-do"), () =>
      room.act("hand_over_seat", { seat_id: room.own.reporter.seat_id }, {
        ondone: (answer) => {
          room.local.handed = true;
          room.local.link = answer?.result?.url ?? null;
          room.redraw();
        },
      }),
    ),
  );
