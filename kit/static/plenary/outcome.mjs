// The results of the round that closed: first how many are in, under which rule; then the round at a
// glance; then the standards, a few at a time so that they stay large; then places, power, countries.

import { h } from "../dom.mjs";
import { agreedFirst, glance } from "../glance.mjs";
import { said } from "../parts.mjs";
import { isWide, isWorded, results, underneath } from "../results.mjs";
import { besides, bought, isMany, lotOf, partedOf, powerOf, tied } from "../results_more.mjs";
import { current, pages, turner } from "./paging.mjs";
import { length } from "./two_languages.mjs";

// What fits below the head, in rem: the type grows with the screen, so the numbers hold for all.
const PAGE = 19.5; // below the title
const TEXT = { letters: 42, row: 1.6 }; // of a standard beside its answers
const SMALL = { letters: 62, row: 1.2 }; // of what stands below it
const GLANCE = { letters: 30, row: 1.4 };
const TABLE = { letters: 50, row: 1.4 }; // in a table of places, power or countries
const WALL = 44; // letters of small type in all columns of such a table
const SPACE = 1.3; // around a row
const HEADS = 6; // what stands above such a table

export function outcome(room) {
  const data = room.shared.results;
  const all = [cover(room, data), ...glances(room, data), ...tables(room, data), ...placed(room, data), ...powers(room, data.power), ...data.parted.flatMap((one) => partedPages(room, data, one))];
  const page = current(room, `results ${data.round_id}`, all.length);
  return [head(room, data, page, all.length), all[page]];
}

const head = (room, data, page, count) =>
  h("div", { class: "row results-head" }, h("h2", { class: "title" }, said(data.title.text, data.title.lang), " · ", room.t("ui-plen-results")), h("span", { class: "grow" }), turner(room, page, count));

const cover = (room, data) =>
  h(
    "div",
    { class: "middle cover", key: "cover" },
    h("p", { class: "verdicts" }, ...data.verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, h("strong", { class: "num" }, one.count), one.words))),
    h("p", {}, data.turnout.join(" · ")),
    data.changed && h("p", { class: "since" }, h("strong", {}, data.changed.title), " ", data.changed.words.join(" · ")),
    h("p", { class: `rule ${data.rule.length > 300 ? "long" : ""}` }, h("strong", {}, room.t("ui-results-rule-is")), " ", data.rule),
  );

const titled = (title, ...content) => h("section", { class: "results large more", key: title }, h("h3", {}, title), ...content);

const height = (type, letters) => Math.ceil(letters / type.letters) * type.row;

const glances = (room, data) =>
  pages(agreedFirst(data.rows), (row) => (Math.max(2, Math.min(2, Math.ceil(row.text.length / GLANCE.letters)) * GLANCE.row) + 0.5) / (PAGE - 1.5)).map((rows) => h("section", { class: "results large", key: "glance" }, h("p", { class: "soft" }, data.glance), glance(rows)));

function tables(room, data) {
  const columns = data.columns.length;
  const bars = isWorded(data) ? data.answers.length * 1.05 : 4.2 + columns * SMALL.row;
  const figures = ({ figures: found }) => found.reduce((sum, one, index) => sum + data.columns[index].label.length + (one ? one.count.length + 10 : 0), 0);
  const beside = (row) => (!isWorded(data) ? 0 : isWide(data) ? SMALL.row * 2 * Math.ceil(columns / 2) : height(SMALL, figures(row)));
  const below = (row) => height(SMALL, underneath(row).length) + (row.notes.length || data.changed ? height(SMALL, row.notes.join().length + 20) : 0);
  const weight = (row) => (Math.max(bars, height(TEXT, length(room, row)) + beside(row) + below(row)) + SPACE) / PAGE;
  return pages(data.rows, weight).map((rows) => results(room, data, { rows, large: true, second: room.device("second-language").get() }));
}

function placed(room, data) {
  if (!data.places) return [];
  const { ties, lot, steps, beside } = data.places;
  const title = room.t("ui-results-places");
  return [
    ...(ties ? [titled(title, tied(ties))] : []),
    ...(lot ? [titled(title, lotOf(room, data, lot))] : []),
    ...inPages(data, steps, (step) => height(TABLE, textOf(data, step).length) + height(SMALL, step.words.length)).map((some) => titled(title, bought(data, some))),
    ...(beside?.rows.length ? inPages(data, beside.rows).map((rows) => titled(title, besides(room, data, { ...beside, rows }))) : []),
    ...(beside && !beside.rows.length ? [titled(title, besides(room, data, beside))] : []),
  ];
}

/** As many organisations on a page as fit below the sentence. */
const powers = (room, found) => (found ? pages(found.rows, () => 2.1 / (PAGE - HEADS - 1.5)).map((rows) => titled(room.t("ui-results-power"), powerOf(room, { ...found, rows }))) : []);

const partedPages = (room, data, found) => inPages(data, found.rows, (row) => beneath(data, found, row)).map((rows) => titled(found.title, partedOf(room, data, found, rows, { large: true })));

/** What the fullest cell of a row takes; many countries have no words, but leave the standard little. */
function beneath(data, found, row) {
  if (isMany(found)) return height({ ...TABLE, letters: TABLE.letters - 2 * found.names.length }, textOf(data, row).length);
  return 0.6 + height({ letters: WALL / found.names.length, row: 1.2 }, Math.max(...(row.cells ?? []).map((cell) => cell?.words.length ?? 1), 1));
}

/** The rows of a table, as many on a page as fit below what stands above it. */
const inPages = (data, rows, more = () => 0) => (rows.length ? pages(rows, (one) => (Math.max(more(one), height(TABLE, textOf(data, one).length)) + SPACE / 2) / (PAGE - HEADS)) : []);

const textOf = (data, one) => data.rows.find((row) => row.standard_id === one.standard_id).text;
