// What belongs to a whole round: what changed since the one before, who got the places and how, what
// weights mean, and what each country, organisation or group said.

import { h } from "./dom.mjs";
import { disclosure, said } from "./parts.mjs";

/** Counts only: nobody who left is named. */
export const changed = (data) => h("p", { class: "small changed" }, h("strong", {}, data.changed.title), " ", data.changed.words.join(" · "));

const table = (head, rows) => h("div", { class: "table" }, h("table", {}, h("thead", {}, h("tr", {}, ...head.map((words, index) => h("th", { scope: "col", key: index }, words)))), h("tbody", {}, ...rows)));

const named = (data, standardId) => {
  const row = data.rows.find((one) => one.standard_id === standardId);
  return [h("span", { class: "soft num" }, `${row.number}. `), said(row.text, row.lang)];
};

const verdict = (one) => h("span", { class: `verdict ${one.verdict}` }, one.words);

// --- places --------------------------------------------------------------------------------------

export function places(room, data) {
  const { ties, lot, steps, beside } = data.places;
  if (!ties && !lot && !steps.length && !beside) return null;
  return disclosure(
    room.t("ui-results-places"),
    { key: "places", open: true },
    h("div", { class: "stack" }, ties && tied(ties), lot && lotOf(room, data, lot), steps.length > 0 && bought(data), beside && besides(room, data, beside)),
  );
}

/** All sets that are tied, by the numbers of their standards. */
export const tied = (ties) =>
  h("div", { class: "stack tight" }, h("p", {}, h("strong", {}, ties.words)), h("ul", { class: "plain row sets" }, ...ties.sets.map((set, index) => h("li", { class: "num set", key: index }, set.join(" · ")))), ties.more && h("p", { class: "soft small" }, ties.more), h("p", { class: "small" }, ties.declared));

export const lotOf = (room, data, lot) =>
  h(
    "div",
    { class: "stack tight" },
    h("h4", {}, room.t("ui-results-lot")),
    h("p", { class: "small" }, lot.words),
    h("p", { class: "small" }, room.t("ui-results-lot-root"), " ", h("code", {}, lot.root)),
    table(
      [room.t("ui-results-standard"), room.t("ui-results-lot-hash"), room.t("ui-results-lot-got")],
      lot.rows.map((one) => h("tr", { key: one.standard_id }, h("th", { scope: "row" }, ...named(data, one.standard_id), " ", h("code", { class: "soft small" }, one.standard_id)), h("td", {}, h("code", { title: one.hash }, one.hash.slice(0, 16), "…")), h("td", {}, verdict({ verdict: one.won ? "in" : "out", words: one.words })))),
    ),
  );

export const bought = (data, steps = data.places.steps) =>
  h("div", { class: "stack tight" }, h("h4", {}, data.places.steps_words), h("p", { class: "small" }, data.places.budget), h("ol", { class: "steps" }, ...steps.map((step) => h("li", { class: step.how, value: data.places.steps.indexOf(step) + 1, key: step.standard_id }, ...named(data, step.standard_id), h("p", { class: "soft small" }, step.words)))));

export const besides = (room, data, beside) =>
  h(
    "div",
    { class: "stack tight" },
    h("h4", {}, room.t("ui-results-beside")),
    h("p", {}, beside.words),
    beside.rows.length > 0 &&
      table(
        [room.t("ui-results-standard"), beside.this, beside.other],
        beside.rows.map((one) => h("tr", { key: one.standard_id, class: one.differs ? "differs" : "" }, h("th", { scope: "row" }, ...named(data, one.standard_id), one.differs && h("span", { class: "pill warn" }, room.t("ui-results-differs"))), h("td", {}, verdict(one.this)), h("td", {}, verdict(one.other)))),
      ),
  );

// --- power ---------------------------------------------------------------------------------------

export const power = (room, found) => disclosure(room.t("ui-results-power"), { key: "power", open: true }, powerOf(room, found));

export const powerOf = (room, found) =>
  h(
    "div",
    { class: "stack tight" },
    h("p", { class: "small" }, found.words),
    ...found.idle.map((words) => h("p", { class: "small notes", key: words }, words)),
    table(
      ["organisation", "weight", "decides"].map((name) => room.t(`ui-results-${name}`)),
      found.rows.map((one) => h("tr", { key: one.name }, h("th", { scope: "row" }, one.name), h("td", { class: "num" }, h("strong", {}, one.weight), h("span", { class: "soft small share" }, one.weight_share)), h("td", { class: "num" }, h("strong", {}, one.swings), h("span", { class: "soft small share" }, one.share)))),
    ),
  );

// --- by country, organisation or group -----------------------------------------------------------

export const parted = (room, data, found) => disclosure(found.title, { key: `by-${found.by}` }, partedOf(room, data, found));

/** On a wall many countries are told by their letters, and their bars without words beside them. */
export function partedOf(room, data, found, rows = found.rows, { large = false } = {}) {
  const isTight = large && isMany(found);
  return h(
    "div",
    { class: `stack tight ${isTight ? "tight-parts" : ""}` },
    found.withheld && h("p", { class: "small notes" }, found.withheld),
    table(
      [room.t("ui-results-standard"), ...found.names.map((name, index) => (isTight && found.short ? h("abbr", { title: name }, found.short[index]) : name))],
      rows.map((row) => h("tr", { key: row.standard_id }, h("th", { scope: "row" }, ...named(data, row.standard_id)), ...(row.cells ?? found.names.map(() => false)).map((cell, index) => h("td", { class: "part", key: index }, h("span", { class: "label soft small" }, found.names[index]), part(room, cell, isTight))))),
    ),
  );
}

export const isMany = (found) => found.names.length > 5;

const part = (room, cell, isTight) => {
  if (cell === false) return h("span", { class: "soft small" }, room.t("ui-results-withheld"));
  if (!cell) return "–";
  const whole = Math.max(1, cell.parts[0] + cell.parts[1] + cell.parts[2]);
  return [h("span", { class: "sides thin", "aria-hidden": "true" }, ...["lo", "mid", "hi"].map((side, index) => cell.parts[index] > 0 && h("i", { class: side, key: side, style: { "--part": cell.parts[index] / whole } }))), h("span", { class: isTight ? "unseen" : "small" }, cell.words)];
};
