// The results of the round that closed: first how many are in, under which rule; then the standards,
// a few at a time so that they stay large.

import { h } from "../dom.mjs";
import { said } from "../parts.mjs";
import { results } from "../results.mjs";
import { current, pages, turner } from "./paging.mjs";
import { length } from "./two_languages.mjs";

// What fits below the head of the table, in rows of type; see floor.mjs.
const LETTERS = 37; // in a row of a standard's text
const ROWS = 13;
const FEWEST = 3; // rows that the nine bars take
const SPACE = 2;

export function outcome(room) {
  const data = room.shared.results;
  const found = pages(data.rows, (row) => (Math.max(FEWEST, Math.ceil(length(room, row) / LETTERS) + SPACE) + 0.5) / ROWS);
  const page = current(room, `results ${data.round_id}`, found.length + 1);
  return [head(room, data, page, found.length + 1), ...(page === 0 ? [cover(room, data)] : [table(room, data, found[page - 1])])];
}

const head = (room, data, page, count) =>
  h("div", { class: "row results-head" }, h("h2", { class: "title" }, said(data.title.text, data.title.lang), " · ", room.t("ui-plen-results")), h("span", { class: "grow" }), turner(room, page, count));

const cover = (room, data) =>
  h(
    "div",
    { class: "middle cover", key: "cover" },
    h("p", { class: "verdicts" }, ...data.verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, h("strong", { class: "num" }, one.count), one.words))),
    h("p", {}, data.turnout.join(" · ")),
    h("p", { class: "rule" }, h("strong", {}, room.t("ui-results-rule"), ": "), data.rule),
  );

const table = (room, data, rows) => results(room, data, { rows, large: true, second: room.device("second-language").get() });
