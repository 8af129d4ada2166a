// A closed round on a wide screen: verdicts and turnout, the round at a glance, then standard by
// standard its verdict, answers, figures and margin. `data` is what `kit/views/results` says; `rows`
// may be a part of its rows. Which rule decided makes no difference here.

import { bars } from "./answer_bars.mjs";
import { h } from "./dom.mjs";
import { accord, agreedFirst, glance } from "./glance.mjs";
import { disclosure, said } from "./parts.mjs";
import { changed, parted, places, power } from "./results_more.mjs";
import { style } from "./style.mjs";

style("answers.css");
style("results.css");

const FEW = 4; // columns of figures that fit beside the answers

export function results(room, data, { rows = null, large = false, second = null } = {}) {
  const shown = rows ?? ordered(room, data);
  return h(
    "div",
    { class: `results ${large ? "large" : ""}`, key: data.round_id },
    ...(large ? [] : above(room, data)),
    h("div", { class: "table" }, h("table", {}, large && h("colgroup", {}, ...["of-verdict", "of-standard", isWide(data) ? "of-few-answers" : "of-answers"].map((name) => h("col", { class: name, key: name }))), h("thead", {}, head(room, data, large)), h("tbody", {}, ...shown.map((row) => rowOf(room, data, row, { large, second }))))),
    ...(large ? [] : below(room, data)),
  );
}

const above = (room, data) => [
  h("p", { class: "row verdicts" }, ...verdicts(data), h("span", { class: "grow" }), h("span", { class: "soft small" }, data.turnout.join(" · "))),
  h("p", { class: "rule-line" }, h("strong", {}, room.t("ui-results-rule-is")), " ", data.rule),
  data.changed && changed(data),
  disclosure(room.t("ui-results-glance"), { class: "at-a-glance", key: "glance" }, h("p", { class: "soft small" }, data.glance), glance(agreedFirst(data.rows))),
  order(room, data),
];

const below = (room, data) => [h("p", { class: "soft small" }, room.t("ui-results-exact")), data.places && places(room, data), data.power && power(room, data.power), ...data.parted.map((one) => parted(room, data, one))];

export const verdicts = (data) => data.verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, h("strong", { class: "num" }, one.count), " ", one.words));

// --- the order -----------------------------------------------------------------------------------

const ORDERS = ["ballot", "accord"];
const orderOf = (room, data) => room.local[`order-${data.round_id}`] ?? "ballot";
const ordered = (room, data) => (orderOf(room, data) === "accord" ? agreedFirst(data.rows) : data.rows);

function order(room, data) {
  const name = `order-${data.round_id}`;
  const choose = (value) => {
    room.local[name] = value;
    room.redraw();
  };
  return h("fieldset", { class: "row small order" }, h("legend", { class: "unseen" }, room.t("ui-results-order")), ...ORDERS.map((value) => h("label", { class: "tick", key: value }, h("input", { type: "radio", name, checked: orderOf(room, data) === value, onchange: () => choose(value) }), h("span", {}, room.t(`ui-results-order-${value}`)))));
}

// --- the table -----------------------------------------------------------------------------------

/** Whether the answers are words: their lines leave no space for figures below them on a wall. */
export const isWorded = (data) => data.answers.some((one) => one.words.length > 2);
export const isWide = (data) => data.columns.length > FEW;

const head = (room, data, large) =>
  h(
    "tr",
    {},
    ...["verdict", "standard", "distribution"].map((name) => h("th", { scope: "col", key: name }, room.t(`ui-results-${name}`))),
    !large && [isWide(data) ? h("th", { scope: "col" }, room.t("ui-results-counts")) : data.columns.map((one) => h("th", { scope: "col", key: one.name }, one.label)), hasMargins(data) && h("th", { scope: "col" }, room.t("ui-results-margin"))],
  );

const hasMargins = (data) => data.rows.some((row) => row.margin);

function rowOf(room, data, row, { large, second }) {
  const standard = [h("span", { class: "soft num" }, `${row.number}. `), said(row.text, row.lang), second && row.also.filter((one) => one.lang === second).map((one) => said(one.text, one.lang, "p", { class: "also soft", key: one.lang }))];
  const verdict = h("td", {}, h("span", { class: `verdict ${row.verdict}` }, row.verdict_words), accord(row));
  if (large) return h("tr", { key: row.standard_id }, verdict, h("th", { scope: "row" }, ...standard, isWorded(data) && lines(data, row), ...shortly(data, row)), h("td", { class: "picture-of" }, bars(data, row), !isWorded(data) && lines(data, row)));
  return h(
    "tr",
    { key: row.standard_id },
    verdict,
    h("th", { scope: "row" }, ...standard, ...beside(room, data, row)),
    h("td", {}, bars(data, row)),
    ...(isWide(data) ? [h("td", { class: "counted" }, lines(data, row))] : data.columns.map((one, index) => cell(one, row.figures[index]))),
    hasMargins(data) && h("td", { class: "small soft margin" }, row.margin),
  );
}

const thenOf = (data, row) => data.changed?.rows.find((one) => one.standard_id === row.standard_id);
const tone = (then) => (then.has_changed ? `verdict ${then.verdict}` : "");

/** What must be known to read the counts. */
function beside(room, data, row) {
  const then = thenOf(data, row);
  return [
    h("p", { class: "soft small" }, row.adds_up),
    row.notes.length > 0 && h("p", { class: "small notes" }, row.notes.join(" · ")),
    row.scopes && h("p", { class: "small soft" }, row.scopes),
    then && h("p", { class: "small then" }, h("strong", { class: tone(then) }, then.words), [...then.counts, then.reworded].filter(Boolean).map((words) => ` · ${words}`)),
    reasons(room, row),
  ];
}

/** The same on the plenary screen, in as few words as possible. */
function shortly(data, row) {
  const then = thenOf(data, row);
  return [h("p", { class: "soft small" }, underneath(row)), (row.notes.length > 0 || then) && h("p", { class: "small notes" }, then && h("strong", { class: tone(then) }, then.words), then && row.notes.length > 0 && " · ", row.notes.join(" · "))];
}

export const underneath = (row) => [row.adds_up, row.margin, row.scopes].filter(Boolean).join(" · ");

/** Figures below each other, where there are too many for columns. */
const lines = (data, row) => h("div", { class: `lines-of small ${isWide(data) ? "many" : ""}`, style: { "--half": Math.ceil(data.columns.length / 2) } }, ...data.columns.map((one, index) => line(one, row.figures[index])));

/** On a narrow screen the table's head is gone: each figure says what it is. */
const cell = (column, figure) => h("td", { class: "num figure", key: column.name }, figure && [h("span", { class: "label soft" }, `${column.label} `), h("strong", {}, figure.count), figure.share && h("span", { class: "soft small share" }, figure.share)]);

const line = (column, figure) => figure && h("p", { key: column.name }, h("span", { class: "soft" }, `${column.label} `), h("strong", { class: "num" }, figure.count), figure.share && h("span", { class: "soft" }, ` ${figure.share}`));

const reasons = (room, row) => row.reasons.length > 0 && disclosure(room.t("ui-results-reasons", { count: row.reasons.length }), { class: "small" }, reasonsOf(row));

/** The minority's first; in an open round with the organisation that gave it. */
export const reasonsOf = (row) => h("ul", { class: "plain stack tight" }, ...row.reasons.map((one, index) => h("li", { key: index }, h("strong", {}, [one.side_words, one.minority].filter(Boolean).join(", ")), one.whose && ` (${one.whose})`, " · ", one.text)));
