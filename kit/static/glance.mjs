// A whole round at a glance: one bar a standard, against on the left and for on the right, those on
// which the room agrees most first. The table of the round says the same in numbers.

import { h } from "./dom.mjs";
import { said } from "./parts.mjs";

/** The rows in the order of agreement. */
export const agreedFirst = (rows) => [...rows].sort((one, other) => one.at - other.at);

export const glance = (rows) => h("ol", { class: "plain glance" }, ...rows.map((row) => h("li", { key: row.standard_id }, h("span", { class: "num soft" }, row.number), said(row.text, row.lang, "span", { class: "words" }), bar(row), h("span", { class: "marks" }, h("span", { class: `verdict ${row.verdict}` }, row.verdict_words), accord(row)))));

/** That a room is split, or agrees; nothing in between. */
export const accord = (row) => row.accord_words && h("span", { class: `accord ${row.accord}` }, row.accord_words);

const SIDES = ["lo", "mid", "hi"];

function bar({ parts, distribution_words: words }) {
  const whole = Math.max(1, parts[0] + parts[1] + parts[2]);
  return h("span", { class: "sides", role: "img", "aria-label": words }, ...SIDES.map((side, index) => parts[index] > 0 && h("i", { class: side, key: side, style: { "--part": parts[index] / whole } }, h("b", {}, parts[index]))));
}
