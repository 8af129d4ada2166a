// The table that equals the picture: every pair and every gap that the filter lets through, sorted as
// one likes, a page at a time.

import { h } from "./dom.mjs";
import { button, countryMark, empty, pill, said } from "./parts.mjs";
import { answers } from "./crosswalk_ego.mjs";
import { frameworkOf, isOn, numberOf } from "./whole_data.mjs";

const PAGE = 50;
const TONES = { agreed: "good", disputed: "bad" };
const COLUMNS = ["subject", "words", "object", "who", "state"];

/** All rows that the filter lets through: pairs, then gaps, in the order of the lists. */
export function rowsOf(all, { off, hits }) {
  const isFound = (...ends) => !hits || ends.some((id) => hits.has(id));
  const pairs = Object.entries(all.pairs).filter(([, one]) => isOn(one, off) && isFound(one.from, one.to)).map(([id, one]) => ({ id, kind: "pair", one }));
  const gaps = off.includes("gap") ? [] : Object.entries(all.gaps).filter(([, one]) => isFound(one.from)).map(([id, one]) => ({ id, kind: "gap", one }));
  return [...pairs, ...gaps];
}

export function table(room, all, cell, { hits, change, pick }) {
  const rows = sorted(all, rowsOf(all, { off: cell.off, hits }), cell.sort, room.lang);
  if (!rows.length) return empty(room.t("ui-whole-no-rows"), room.t("ui-whole-no-rows-hint"));
  const pages = Math.ceil(rows.length / PAGE);
  const page = Math.min(cell.page, pages - 1);
  const shown = rows.slice(page * PAGE, (page + 1) * PAGE);
  return h(
    "div",
    { class: "answers-table rows-table" },
    pager(room, page, pages, rows.length, change),
    h(
      "table",
      { role: "table", "aria-rowcount": rows.length + 1 },
      h("caption", { class: "unseen" }, room.t("ui-whole-table")),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, COLUMNS.map((name) => heading(room, cell, name, change)))),
      h("tbody", { role: "rowgroup" }, shown.map((row, at) => line(room, all, row, page * PAGE + at, pick))),
    ),
    pages > 1 && pager(room, page, pages, rows.length, change),
  );
}

const WORDS = { subject: "ui-whole-requirement", words: "ui-crosswalk-relation", object: "ui-whole-counterpart", who: "ui-crosswalk-who-and-why", state: "ui-crosswalk-state" };

function heading(room, cell, name, change) {
  if (name === "who") return h("th", { scope: "col", role: "columnheader", key: name }, room.t(WORDS[name]));
  const here = cell.sort.by === name;
  const order = here ? (cell.sort.down ? "descending" : "ascending") : "none";
  return h("th", { scope: "col", role: "columnheader", "aria-sort": order, key: name }, h("button", { type: "button", class: "sorter", onclick: () => change({ sort: { by: name, down: here && !cell.sort.down }, page: 0 }) }, room.t(WORDS[name]), h("span", { "aria-hidden": "true" }, here ? (cell.sort.down ? " ↓" : " ↑") : " ↕")));
}

const STATES = ["agreed", "candidate", "disputed", "inferred"];

function sorted(all, rows, { by, down }, lang) {
  const place = (id) => all.place.get(id) ?? all.order.length;
  const where = (one) => (one.kind === "pair" ? place(one.one.to) : all.order.length + Object.keys(all.arcs).indexOf(one.one.towards));
  const keys = { subject: (one) => place(one.one.from), object: where, state: (one) => STATES.indexOf(one.one.state) };
  const compare = by === "words" ? (one, other) => one.one.words.localeCompare(other.one.words, lang) : (one, other) => keys[by](one) - keys[by](other);
  return [...rows].sort((one, other) => (down ? -1 : 1) * compare(one, other) || place(one.one.from) - place(other.one.from) || where(one) - where(other));
}

function line(room, all, { id, kind, one }, at, pick) {
  const data = (name, ...content) => h("td", { class: name, role: "cell", key: name }, content);
  return h(
    "tr",
    { role: "row", "aria-rowindex": at + 2, "data-row": id, key: id },
    h("th", { scope: "row", role: "rowheader", class: "subject" }, end(room, all, one.from, pick)),
    data("relation-words", kind === "pair" && h("span", { class: "sign", "aria-hidden": "true" }, one.mark), kind === "gap" && h("span", { class: "ring", "aria-hidden": "true" }), " ", one.words),
    data("object", kind === "pair" ? end(room, all, one.to, pick) : [countryMark(all.arcs[one.towards].country, "no"), " ", all.arcs[one.towards].called]),
    data("who", one.through ?? answers(one)),
    data("state", pill([h("span", { class: `state-line ${one.state}`, "aria-hidden": "true" }), one.state_words], TONES[one.state])),
  );
}

/** A requirement, which leads to its neighbours; what a newer state of its list no longer holds has none. */
function end(room, all, id, pick) {
  const node = all.nodes[id];
  const arc = all.arcs[frameworkOf(id)];
  return [h("span", { class: "small soft block" }, `${arc.country} · ${arc.called}`), node ? h("button", { type: "button", class: "other", onclick: () => pick(id) }, h("strong", {}, numberOf(id)), " ", said(node.label.text, node.label.lang)) : h("strong", {}, numberOf(id))];
}

const pager = (room, page, pages, total, change) =>
  h(
    "div",
    { class: "pager row", role: "group", "aria-label": room.t("ui-whole-pages") },
    h("span", { class: "num small" }, room.t("ui-whole-rows", { from: page * PAGE + 1, to: Math.min(total, (page + 1) * PAGE), total })),
    h("span", { class: "grow" }),
    pages > 1 && button("←", () => change({ page: page - 1 }), { "aria-label": room.t("ui-whole-earlier"), disabled: page === 0 }),
    pages > 1 && button("→", () => change({ page: page + 1 }), { "aria-label": room.t("ui-whole-later"), disabled: page === pages - 1 }),
  );
