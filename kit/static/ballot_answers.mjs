// What can be answered to one standard, drawn by its method from the answers that the view names:
// native radio buttons and boxes to tick, since arrow keys, readers and thumbs know them.

import { h } from "./dom.mjs";
import { choose, isOver, place } from "./handin.mjs";
import { button } from "./parts.mjs";

const MOST_BESIDE = 6; // answers in words that stand in one row where there is room
const LAYOUTS = { rating: scale, approval: ticks };

/** The question with all its answers; a vote that is over shows what was chosen. */
export function answers(room, round, one, choice) {
  const judging = round.answers.filter((answer) => !answer.apart);
  const apart = round.answers.filter((answer) => answer.apart);
  return h(
    "fieldset",
    { class: "stack tight", disabled: isOver(room), "aria-describedby": `words-${one.standard_id}` },
    h("legend", { class: "small" }, round.question),
    (LAYOUTS[round.method] ?? words)(room, round, one, choice, judging),
    h("div", { class: "row beside" }, ...apart.map((answer) => h("label", { class: "choice cannot", key: answer.value }, control(room, round, one, choice, answer), shown(answer.words))), choice && round.method !== "approval" && takeBack(room.t("ui-ballot-clear"), `answer-${one.standard_id}`, () => choose(room, one.standard_id, null), { key: "clear" })),
  );
}

/** A button that goes with what it takes back; the focus stays in the question, on the first of `name`. */
export const takeBack = (label, name, act, props = {}) =>
  button(label, () => {
    document.getElementsByName(name)[0]?.focus();
    act();
  }, { kind: "quiet small", ...props });

const shown = (text) => h("span", { "aria-hidden": "true" }, text);

/** One of several, or, where each standard is ticked or not, a box of its own. */
function control(room, round, one, choice, { value, words: label, needs_reason: asksWhy }) {
  const ticked = round.method === "approval";
  const onchange = (event) => {
    room.local.objecting = asksWhy ? one.standard_id : null;
    choose(room, one.standard_id, event.target.checked ? value : null);
  };
  return h("input", { type: ticked ? "checkbox" : "radio", class: "unseen", name: `answer-${one.standard_id}`, value, "aria-label": label, checked: choice?.value === value, onchange });
}

/** A row of numbers with a word at each end, which readers hear with the number. */
function scale(room, round, one, choice, judging) {
  const [low, high] = round.ends;
  const ends = { 0: low, [judging.length - 1]: high };
  const spoken = (answer, index) => ({ ...answer, words: ends[index] ? `${answer.words}, ${ends[index]}` : answer.words });
  return [
    h("div", { class: "scale", key: "scale" }, ...judging.map((answer, index) => h("label", { class: "choice", key: answer.value }, control(room, round, one, choice, spoken(answer, index)), shown(answer.words)))),
    h("div", { class: "ends small soft", "aria-hidden": "true", key: "ends" }, h("span", {}, low), h("span", {}, high)),
  ];
}

/** Answers that are words: beside each other where there is room, below each other where not. */
const words = (room, round, one, choice, judging) =>
  h("div", { class: `choices ${round.method} ${judging.length > MOST_BESIDE ? "" : "few"}`, key: "answers", style: { "--count": judging.length } }, ...judging.map((answer) => h("label", { class: "choice", key: answer.value }, control(room, round, one, choice, answer), shown(answer.words))));

function ticks(room, round, one, choice, judging) {
  return h(
    "div",
    { class: "choices approval stack tight", key: "answers" },
    ...judging.map((answer) => h("label", { class: "choice approve", key: answer.value }, control(room, round, one, choice, answer), h("span", { "aria-hidden": "true" }, h("i", { class: "box" }), answer.words))),
  );
}

/** Ticks need no judgement of each standard: what is told is how many, beside the places. */
export const places = (room, round, now) =>
  round.places !== null && h("p", { class: "places", key: "places" }, room.t("ui-ballot-places", { places: round.places, ticked: ticked(round, now) }));

const ticked = (round, now) => round.standards.filter((one) => judged(round, now.choices[one.standard_id])).length;

/** Whether an answer judges the standard, unlike “cannot judge” and “own cause”. */
export const judged = (round, choice) => Boolean(choice) && !answerTo(round, choice)?.apart;

export const answerTo = (round, choice) => round.answers.find((answer) => answer.value === choice?.value);

/** Universal or adaptable: nothing is chosen beforehand, and what was can be taken back. */
export function scope(room, round, one, chosen) {
  if (!round.scopes.length) return null;
  const radio = ({ value, words: label }) => h("input", { type: "radio", class: "unseen", name: `scope-${one.standard_id}`, value, "aria-label": label, checked: chosen === value, onchange: () => place(room, one.standard_id, value) });
  return h(
    "fieldset",
    { class: "stack tight", disabled: isOver(room), key: "scope" },
    h("legend", { class: "small" }, room.t("ui-ballot-scope")),
    h("div", { class: "choices scopes" }, ...round.scopes.map((each) => h("label", { class: "choice", key: each.value }, radio(each), shown(each.words)))),
    chosen && h("div", { class: "row" }, takeBack(room.t("ui-ballot-scope-clear"), `scope-${one.standard_id}`, () => place(room, one.standard_id, null))),
  );
}

export const scopeWords = (round, chosen) => round.scopes.find((each) => each.value === chosen)?.short;

/** What was answered, as it stands in a list; `short` are the words, by value. */
export function mark(room, round, choice) {
  const answer = choice && (answerTo(round, choice) ?? { short: choice.value, words: choice.value });
  if (!answer) return h("span", { class: "given none" }, "–", h("span", { class: "unseen" }, room.t("ui-ballot-blank")));
  const spoken = answer.short !== answer.words && answer.short.length < 2;
  return h("span", { class: `given ${answer.apart ? "cannot" : ""} ${answer.short.length > 1 ? "worded" : ""}` }, spoken ? [h("span", { "aria-hidden": "true" }, answer.short), h("span", { class: "unseen" }, answer.words)] : answer.short);
}
