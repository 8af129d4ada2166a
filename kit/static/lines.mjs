// A group's lines on one question: read, worded anew in place, translated, taken off, written again.

import { h } from "./dom.mjs";
import { button, pill, said } from "./parts.mjs";
import { giveBack, typed, words } from "./typing.mjs";

/** The language's own name in the reader's language. */
export function languageName(room, lang) {
  const name = new Intl.DisplayNames([room.lang], { type: "language" }).of(lang);
  return name.charAt(0).toLocaleUpperCase(room.lang) + name.slice(1);
}

/** The acts of that kind that the view in sight does not show yet. */
export const waitingOf = (room, act, match) => room.waiting.filter((one) => one.act === act && match(one.args) && !(one.revision <= room.revision));

/** All lines of a question: what is saved first, then what still waits on this device. */
export function lines(room, question) {
  // A wording that was being typed when the page was reloaded is open again.
  if (!room.local.translating) room.local.editing ??= question.lines.find((line) => draftOf(room, line).value)?.line_id;
  const waiting = waitingOf(room, "write_line", (args) => args.question_id === question.question_id);
  return h(
    "ol",
    { class: "plain lines" },
    ...question.lines.map((line, index) => one(room, line, index + 1)),
    ...waiting.map((one, index) => h("li", { class: `line ${one.revision ? "" : "unsaved"}`, key: one.key }, number(question.lines.length + index + 1), h("div", {}, said(one.args.text, one.args.lang, "p", { class: "words" }), unsaved(room, one)))),
  );
}

const number = (value) => h("span", { class: "n" }, value);

/** An act that was acknowledged waits only for the view to show it: that is saved. */
const unsaved = (room, act) => act && !act.revision && h("p", {}, pill(room.t("ui-notes-unsaved"), "warn"));

function one(room, line, place) {
  const removing = waitingOf(room, "remove_line", (args) => args.line_id === line.line_id).at(-1);
  const reworded = waitingOf(room, "reword_line", (args) => args.line_id === line.line_id).at(-1);
  const { closed } = room.shared;
  const editing = !closed && room.local.editing === line.line_id;
  return h(
    "li",
    { class: `line ${removing ? "removing" : ""}`, key: line.line_id },
    number(place),
    editing
      ? editor(room, line)
      : h(
          "div",
          { class: "stack tight" },
          said(reworded?.args.text ?? line.text, reworded?.args.lang ?? line.lang, "p", { class: "words" }),
          unsaved(room, removing ?? reworded),
          ...line.translations.map((other) => translation(other)),
          ...waitingOf(room, "translate_line", (args) => args.line_id === line.line_id).map((act) => h("div", { class: "stack tight", key: act.key }, translation(act.args), unsaved(room, act))),
          line.ideas > 0 && h("p", { class: "soft small" }, room.t(line.ideas === 1 ? "ui-notes-from-idea" : "ui-notes-from-ideas", { count: line.ideas })),
          line.rivals.length > 0 && !reworded && !closed && rivals(room, line),
          !closed && room.local.translating === line.line_id && translator(room, line),
        ),
    !editing && !removing && !closed && button(room.t("ui-notes-edit"), () => edit(room, line), { kind: "quiet small", "aria-label": room.t("ui-notes-edit-line", { number: place }) }),
  );
}

const translation = (other) => h("p", { class: "soft translation", key: other.lang }, h("span", { class: "tag" }, other.lang.toUpperCase()), " ", said(other.text, other.lang));

// --- wording anew ------------------------------------------------------------------------------

const draftOf = (room, line) => room.draft(`line-${line.line_id}`);

/** The draft remembers which version it began from, so that another hand's wording is never lost. */
function edit(room, line, text = line.text) {
  const memory = room.draft(`base-${line.line_id}`);
  if (!draftOf(room, line).value || text !== line.text) {
    draftOf(room, line).set(text);
    memory.set(String(line.version));
  }
  room.local.editing = line.line_id;
  room.local.translating = null;
  room.redraw();
}

const baseOf = (room, line) => Number(room.draft(`base-${line.line_id}`).value || line.version);

function leave(room, line, { keep = false } = {}) {
  if (!keep) {
    draftOf(room, line).clear();
    room.draft(`base-${line.line_id}`).clear();
  }
  room.local.editing = null;
  room.redraw();
}

function editor(room, line) {
  const id = `edit-${line.line_id}`;
  const draft = draftOf(room, line);
  const moved = baseOf(room, line) !== line.version;
  const save = () => reword(room, line, id, draft);
  return h(
    "div",
    { class: "stack tight editor" },
    moved && h("div", { class: "meanwhile" }, h("p", { class: "small" }, room.t("ui-notes-meanwhile")), said(line.text, line.lang, "p")),
    words(room, { id, draft, label: room.t("ui-notes-wording"), unseen: true, longest: room.shared.longest, lang: line.lang, focus: true, onenter: save, onescape: () => leave(room, line) }),
    line.translations.length > 0 && h("p", { class: "soft small" }, room.t("ui-notes-translations-go")),
    h(
      "div",
      { class: "row" },
      button(room.t("ui-notes-save"), save, { kind: "main small" }),
      button(room.t("ui-cancel"), () => leave(room, line), { kind: "small" }),
      h("span", { class: "grow" }),
      button(room.t("ui-notes-translate"), () => translate(room, line), { kind: "quiet small" }),
      button(room.t("ui-notes-remove"), () => remove(room, line), { kind: "quiet danger small" }),
    ),
  );
}

function reword(room, line, id, draft) {
  const text = typed(id, draft, room.shared.longest);
  if (!text) return;
  const base = baseOf(room, line);
  if (text !== line.text || base !== line.version) {
    room.act("reword_line", { line_id: line.line_id, base, text, lang: line.lang }, { onrefused: () => back(room, line, base, text) });
  }
  leave(room, line);
}

function back(room, line, base, text) {
  giveBack(room, `edit-${line.line_id}`, draftOf(room, line), text);
  room.draft(`base-${line.line_id}`).set(String(base));
  room.local.editing = line.line_id;
  room.redraw();
}

/** Two hands worded one line at the same time: both texts stand until somebody chooses. */
function rivals(room, line) {
  const choose = (text) => room.act("reword_line", { line_id: line.line_id, base: line.version, text, lang: line.lang });
  return h(
    "div",
    { class: "rivals", role: "group", "aria-label": room.t("ui-notes-rivals") },
    h("p", { class: "small" }, h("strong", {}, room.t("ui-notes-rivals")), " ", room.t("ui-notes-rivals-what")),
    ...[line.text, ...line.rivals].map((text, index) => h("div", { class: "rival", key: index }, said(text, line.lang, "p"), button(room.t("ui-notes-choose"), () => choose(text), { kind: "small" }))),
    button(room.t("ui-notes-join-texts"), () => edit(room, line, [line.text, ...line.rivals].join("\n")), { kind: "quiet small" }),
  );
}

// --- taking off, writing again -------------------------------------------------------------------

function remove(room, line) {
  room.local.removed = { question_id: room.local.question, text: line.text, lang: line.lang };
  leave(room, line);
  room.act("remove_line", { line_id: line.line_id });
}

/** Taken off is taken off; the text comes back as a new line at the end, and this says so. */
export function removed(room, question, mayWrite) {
  const gone = room.local.removed;
  if (!gone || gone.question_id !== question.question_id) return null;
  const done = () => {
    room.local.removed = null;
    room.redraw();
  };
  return h(
    "div",
    { class: "removed", role: "status", key: "removed" },
    h("p", {}, room.t("ui-notes-removed"), " ", said(gone.text, gone.lang, "q")),
    h("div", { class: "row" }, mayWrite && button(room.t("ui-notes-write-again"), () => (write(room, question, gone.text, gone.lang), done()), { kind: "small" }), button(room.t("ui-dismiss"), done, { kind: "quiet small" })),
  );
}

/** Write a line; it is in sight at once, and called saved when it is. */
export const write = (room, question, text, lang, onrefused) =>
  room.act("write_line", { question_id: question.question_id, text, lang }, onrefused ? { onrefused } : {});

// --- other languages -------------------------------------------------------------------------------

function translate(room, line) {
  leave(room, line, { keep: draftOf(room, line).value !== line.text });
  room.local.translating = line.line_id;
  room.redraw();
}

function translator(room, line) {
  const others = room.shared.languages.filter((lang) => lang !== line.lang);
  const done = () => {
    room.local.translating = null;
    room.redraw();
  };
  return h(
    "div",
    { class: "stack tight translator" },
    h("p", { class: "soft small" }, room.t("ui-notes-translate-hint")),
    ...others.map((lang, index) => oneTranslation(room, line, lang, index === 0)),
    h("div", { class: "row" }, button(room.t("ui-notes-translate-done"), done, { kind: "small" })),
  );
}

function oneTranslation(room, line, lang, first) {
  const id = `translate-${line.line_id}-${lang}`;
  const draft = room.draft(id);
  const before = line.translations.find((other) => other.lang === lang)?.text;
  if (!draft.value && before && room.local.opened !== id) {
    room.local.opened = id;
    draft.set(before);
  }
  const save = () => {
    const text = typed(id, draft, room.shared.longest);
    if (!text || text === before) return;
    room.act("translate_line", { line_id: line.line_id, lang, text }, { onrefused: () => giveBack(room, id, draft, text) });
  };
  return h("div", { class: "translate-row", key: lang }, words(room, { id, draft, label: languageName(room, lang), longest: room.shared.longest, lang, focus: first, onenter: save, rows: 1 }), button(room.t("ui-notes-save"), save, { kind: "small" }));
}
