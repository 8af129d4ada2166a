// What a standard is for: the questions, the form in which a group or the room answers them, and the
// answers beside each other. Nothing is chosen beforehand.

import { h } from "./dom.mjs";
import { button, disclosure, field, groupMark, languageOf, pill, said } from "./parts.mjs";

export const QUESTIONS = ["scope", "adaptation", "tier", "under", "harm", "evidence"];
const CHOICES = { scope: ["universal", "adaptable"], tier: ["basic", "additional"] };
const TEXTS = ["adaptation", "harm", "evidence"];

/** The questions that are asked, given these answers: how it is adapted only where it may be. */
export const askedOf = (answers) => QUESTIONS.filter((one) => one !== "adaptation" || answers.scope === "adaptable");

/** How many of the questions somebody answered. */
export const answeredOf = (answers) => askedOf(answers).filter((one) => answers[one]).length;

/** A fresh set of answers: none. */
export const UNANSWERED = { version: 0 };

/** An answer in words. */
export function answerWords(room, standard, answers, question) {
  const value = answers[question];
  if (question in CHOICES) return room.t(`ui-std-${question}-${value}`);
  if (question !== "under") return said(value, answers.lang, "span", { class: "pre" });
  if (value === standard.standard_id) return room.t("ui-std-under-own");
  const above = room.shared.standards[value];
  return [room.t("ui-std-under-other"), " ", above ? h("q", {}, said(above.text, above.lang)) : room.t("ui-std-under-gone")];
}

// --- the form ---------------------------------------------------------------------------------------

/** What was sent and is not in the view yet counts as standing, so that nothing falls back meanwhile. */
function standingOf(room, standard, answers) {
  const sent = room.waiting.filter(({ act, args }) => act === "describe_standard" && args.standard_id === standard.standard_id);
  const last = sent.at(-1)?.args;
  const now = last ? { ...last, under: last.under_id } : answers;
  return { ...now, version: answers.version + sent.length };
}

/** The draft: only what was touched, and how it stood when the hand touched it. */
function draftOf(room, standard, answers) {
  const cell = room.draft(`describe-${room.own.group?.group_id ?? "room"}-${standard.standard_id}`);
  const read = () => (cell.value ? JSON.parse(cell.value) : { touched: {}, begun: {}, version: answers.version });
  const kept = read();
  const isMoved = (name) => name in kept.touched && (answers[name] ?? "") !== kept.begun[name] && kept.touched[name] !== (answers[name] ?? "");
  return {
    now: { ...answers, ...kept.touched },
    touched: Object.keys(kept.touched).filter((name) => kept.touched[name] !== (answers[name] ?? "")),
    moved: Object.keys(kept.touched).filter(isMoved),
    base: Object.keys(kept.touched).some(isMoved) ? kept.version : answers.version,
    set(name, value) {
      const { touched, begun, version } = read(); // two answers may come between two drawings
      cell.set(JSON.stringify({ touched: { ...touched, [name]: value }, begun: { [name]: answers[name] ?? "", ...begun }, version }));
      room.redraw();
    },
    text: cell.value,
    clear: () => cell.clear(),
    giveBack: (text) => (cell.set(text), room.redraw()),
  };
}

/** Answer the questions about a standard. `above` are the standards under which it may stand. */
export function form(room, standard, given, above) {
  const answers = standingOf(room, standard, given);
  const draft = draftOf(room, standard, answers);
  const { now } = draft;
  const lang = now.lang ?? room.lang;
  const save = (event) => {
    event?.preventDefault();
    const last = draftOf(room, standard, answers);
    last.clear();
    send(room, standard, { ...last.now, lang: last.now.lang ?? room.lang, base: last.base }, () => last.text && last.giveBack(last.text));
  };
  const parts = { scope: choice, tier: choice, under: place, adaptation: words, harm: words, evidence: words };
  return h(
    "form",
    { class: "describing stack", onsubmit: save },
    askedOf(now).map((question) => parts[question](room, standard, { question, answers, draft, lang, above })),
    rivals(room, given, () => save()),
    h(
      "div",
      { class: "row" },
      h("button", { class: "button main", disabled: !draft.touched.length }, room.t("ui-std-save")),
      draft.touched.length > 0 && button(room.t("ui-std-forget"), () => (draft.clear(), room.redraw()), { kind: "quiet" }),
      h("span", { class: "grow" }),
      h("span", { class: "row small soft" }, room.t("ui-std-written-in"), languageOf(room, room.shared.languages ?? room.languages, room.t("ui-std-written-in"), lang, (one) => draft.set("lang", one))),
    ),
  );
}

function send(room, standard, answers, onrefused) {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, (answers[name] ?? "").trim()]));
  if (answers.scope !== "adaptable") texts.adaptation = "";
  const choices = { scope: answers.scope || null, tier: answers.tier || null, under_id: answers.under || null };
  room.act("describe_standard", { standard_id: standard.standard_id, base: answers.base, ...choices, ...texts, lang: answers.lang ?? room.lang }, { onrefused });
  room.redraw();
}

/** Begin with somebody's answer: a choice stands at once, words go into the form to be worked on. */
export function take(room, standard, given, question, from) {
  const answers = standingOf(room, standard, given);
  if (!TEXTS.includes(question)) return send(room, standard, { ...answers, [question]: from[question], base: answers.version });
  const draft = draftOf(room, standard, answers);
  const before = (draft.now[question] ?? "").trim();
  if (!before.includes(from[question])) draft.set(question, [before, from[question]].filter(Boolean).join("\n"));
  if (!TEXTS.some((name) => answers[name]) && from.lang) draftOf(room, standard, answers).set("lang", from.lang);
  requestAnimationFrame(() => setTimeout(() => document.getElementById(idOf(standard, question))?.focus()));
}

const idOf = (standard, question) => `${question}-${standard.standard_id}`;

/** One of two, neither chosen beforehand; what was chosen can be taken back. */
const choice = (room, standard, { question, draft, answers }) =>
  h(
    "fieldset",
    { class: "question", key: question },
    h("legend", {}, room.t(`ui-std-question-${question}`)),
    h(
      "div",
      { class: "options" },
      CHOICES[question].map((value) =>
        h("label", { class: "tick", key: value }, h("input", { type: "radio", name: idOf(standard, question), value, checked: draft.now[question] === value, onchange: () => draft.set(question, value) }), h("span", {}, h("strong", {}, room.t(`ui-std-${question}-${value}`)), " ", h("span", { class: "soft" }, room.t(`ui-std-${question}-${value}-means`)))),
      ),
      draft.now[question] && button(room.t("ui-std-take-back"), () => draft.set(question, ""), { kind: "quiet small" }),
    ),
    meanwhile(room, standard, answers, draft, question),
  );

/** A requirement of its own, or a standard under one. */
function place(room, standard, { draft, answers, above }) {
  const id = idOf(standard, "under");
  const option = (value, text, lang) => h("option", { value, selected: (draft.now.under ?? "") === value, lang, key: value }, text);
  return h(
    "div",
    { class: "question", key: "under" },
    field(
      room.t("ui-std-question-under"),
      h(
        "select",
        { id, value: draft.now.under ?? "", onchange: (event) => draft.set("under", event.target.value) },
        option("", room.t("ui-std-not-said")),
        option(standard.standard_id, room.t("ui-std-under-own")),
        above.length > 0 && h("optgroup", { label: room.t("ui-std-under-other") }, above.map((one) => option(one.standard_id, short(one.text), one.lang))),
      ),
      { hint: room.t("ui-std-question-under-hint") },
    ),
    meanwhile(room, standard, answers, draft, "under"),
  );
}

/** Under what it may stand, as one author says: what stands under nothing, and nothing if others stand under it. */
export function aboveOf(standard, all, author) {
  const others = all.filter((one) => one !== standard);
  if (others.some((one) => author(one).under === standard.standard_id)) return [];
  return others.filter((one) => [undefined, one.standard_id].includes(author(one).under));
}

const short = (text) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

const words = (room, standard, { question, draft, answers, lang }) =>
  h(
    "div",
    { class: "question", key: question },
    field(room.t(`ui-std-question-${question}`), h("textarea", { id: idOf(standard, question), rows: 2, lang, value: draft.now[question] ?? "", oninput: (event) => draft.set(question, event.target.value) }), { hint: room.t(`ui-std-question-${question}-hint`) }),
    meanwhile(room, standard, answers, draft, question),
  );

/** Another hand answered while this one was at it: both are in sight before anything is saved. */
const meanwhile = (room, standard, answers, draft, question) =>
  draft.moved.includes(question) && h("div", { class: "meanwhile" }, h("p", { class: "small" }, room.t("ui-std-meanwhile")), answers[question] ? h("p", {}, answerWords(room, standard, answers, question)) : h("p", {}, room.t("ui-std-not-said")));

const rivals = (room, given, keep) =>
  given.rivals?.length > 0 &&
  h("div", { class: "meanwhile", role: "group", "aria-label": room.t("ui-std-rival") }, given.rivals.map((rival, index) => h("p", { key: index }, room.t("ui-std-rival"), " ", h("q", { class: "pre" }, rival))), h("p", {}, button(room.t("ui-std-rival-settled"), keep, { kind: "small" })));

// --- answers beside each other ----------------------------------------------------------------------

const TONES = { settled: "good", alike: "good", differ: "warn", beside: "", open: "" };

/** What the answers to a question amount to, as a word. */
export const stateOf = (room, standard, question) => {
  const state = standard.described.states[question];
  const isAlone = state === "alike" && Object.values(standard.described.groups).filter((one) => one[question]).length === 1;
  return isAlone ? pill(room.t("ui-std-state-one")) : pill(room.t(`ui-std-state-${state}`), TONES[state]);
};

/** Every answer to one question with the groups that gave it; `ontake` makes one of them the room's. */
export function saidBy(room, standard, question, groups, ontake) {
  const answers = new Map();
  for (const group of groups) {
    const one = standard.described.groups[group.group_id];
    if (one?.[question]) answers.set(one[question], { one, by: [...(answers.get(one[question])?.by ?? []), group] });
  }
  if (!answers.size) return null;
  return h(
    "ul",
    { class: "plain said-by" },
    [...answers].map(([value, { one, by }]) => h("li", { key: value }, by.map((group) => groupMark(group.number, { key: group.group_id, title: group.name })), h("span", { class: "grow" }, answerWords(room, standard, one, question)), ontake?.(by[0], one))),
  );
}

/** What was said of the standards that this one was made of, to begin with. */
export function earlier(room, standard, groups, ontake) {
  if (!standard.described.earlier.length) return null;
  const line = (one, answers, group) =>
    QUESTIONS.filter((question) => answers[question]).map((question) =>
      h("li", { key: `${group?.group_id ?? "room"} ${question}` }, group ? groupMark(group.number, { title: group.name }) : pill(room.t("ui-std-the-room"), "good"), h("span", { class: "grow" }, h("span", { class: "soft" }, room.t(`ui-std-short-${question}`), " "), answerWords(room, standard, answers, question)), ontake?.(question, answers, group)),
    );
  return disclosure(
    room.t("ui-std-earlier"),
    { class: "small" },
    standard.described.earlier.map((one, index) =>
      h("div", { key: index, class: "stack tight" }, h("p", {}, room.t("ui-std-earlier-of"), " ", h("q", {}, said(one.text, one.lang))), h("ul", { class: "plain said-by" }, line(one, one.settled), groups.filter((group) => one.groups[group.group_id]).map((group) => line(one, one.groups[group.group_id], group)))),
    ),
  );
}
