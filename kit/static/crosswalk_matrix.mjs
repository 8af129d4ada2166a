// The matrix: how far each list is reached by each other. Counts come first; the bar under them has
// the length of the share, the shade is only its echo. A cell leads to the two lists.

import { h } from "./dom.mjs";
import { framed, isHidden } from "./crosswalk_ego.mjs";

const ids = (all) => Object.keys(all.arcs);

/** The whole matrix where there is room, one list at a time where there is not. */
export function matrix(room, all, cell, { pair, choose }) {
  return h(
    "div",
    { class: "matrix-view" },
    h("p", { class: "small soft" }, room.t("ui-whole-matrix-hint")),
    h("div", { class: "matrix-wide", role: "region", tabindex: "0", "aria-label": room.t("ui-whole-matrix") }, grid(room, all, pair)),
    narrow(room, all, cell, { pair, choose }),
  );
}

function grid(room, all, pair) {
  const known = ids(all);
  return h(
    "table",
    { class: "matrix", role: "grid", "aria-label": room.t("ui-whole-matrix"), onkeydown: walk, oncreate: (table) => table.addEventListener("focusin", (event) => event.target.matches(".cell") && only(table, event.target)) },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, h("th", { scope: "col", class: "corner", role: "columnheader" }, room.t("ui-whole-reached-by")), known.map((id) => h("th", { scope: "col", role: "columnheader", key: id }, brief(all, id))))),
    h("tbody", { role: "rowgroup" }, known.map((id, row) => h("tr", { role: "row", key: id }, h("th", { scope: "row", role: "rowheader" }, heading(all, id), h("span", { class: "small soft block" }, all.arcs[id].figure)), known.map((by, column) => field(room, all, id, by, pair, row === 0 && column === 1))))),
  );
}

/** Over a column: number, country and how the name begins; at the row it stands longer. */
const brief = (all, id) => h("span", { title: all.arcs[id].called }, framed(all, id, all.arcs[id].brief), all.parts[id] && h("span", { class: "small soft block" }, `≥ ${all.parts[id]}`));

const heading = (all, id) => h("span", { class: "heading-of", title: all.arcs[id].called }, framed(all, id, all.arcs[id].lines.join(" ").replace(/^\d+ · /, "")), all.parts[id] && h("span", { class: "small soft block" }, all.parts[id]));

function field(room, all, id, by, pair, first) {
  if (id === by) return h("td", { class: "same", role: "gridcell", key: by }, h("span", { "aria-hidden": "true" }, "·"));
  const found = all.matrix[`${id} ${by}`];
  const hidden = found ? found.hidden : isHidden(all, id, by);
  const share = found && !hidden && found.total ? found.any / found.total : 0;
  const words = found?.words ?? room.t(hidden ? "ui-whole-hidden-long" : "ui-whole-not-compared-long", { name: all.arcs[id].called, by: all.arcs[by].called });
  return h(
    "td",
    { role: "gridcell", key: by },
    h("button", { type: "button", class: found && !hidden ? "cell" : "cell none", tabindex: first ? "0" : "-1", title: words, "aria-label": words, onclick: () => pair(id, by), style: { "--share": share } }, content(room, all, found, hidden, `${id} ${by}`)),
  );
}

function content(room, all, found, hidden, name) {
  if (hidden) return h("span", { "aria-hidden": "true" }, "🛇");
  if (!found) return h("span", { "aria-hidden": "true" }, "–");
  const part = (count) => (found.total ? count / found.total : 0);
  return [
    h("span", { class: "num most", "aria-hidden": "true" }, room.t(found.known ? "ui-whole-count" : "ui-whole-count-part", { count: found.any, total: found.total })),
    h("span", { class: "num small", "aria-hidden": "true" }, `= ${found.strict}${all.isMine(name) ? " ◐" : ""}`),
    h("span", { class: "share", "aria-hidden": "true" }, [["strict", found.strict], ["more", found.any - found.strict], ["candidate", found.candidate]].map(([kind, count]) => h("i", { class: `part ${kind}`, style: { width: `${100 * part(count)}%` }, key: kind }))),
  ];
}

/** One tab stop for the whole matrix; arrows walk in it. */
function only(table, cell) {
  for (const one of table.querySelectorAll('.cell[tabindex="0"]')) one.setAttribute("tabindex", "-1");
  cell.setAttribute("tabindex", "0");
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function walk(event) {
  const step = STEPS[event.key];
  if (!step || !event.target.matches?.(".cell")) return;
  const rows = [...event.currentTarget.tBodies[0].rows];
  const at = event.target.closest("td");
  let row = rows.indexOf(at.parentElement);
  let column = at.cellIndex;
  do {
    row += step[0];
    column += step[1];
  } while (rows[row]?.cells[column]?.matches("td.same"));
  rows[row]?.cells[column]?.querySelector(".cell")?.focus();
  event.preventDefault();
}

/** One list beside each other, both ways: for a phone. */
function narrow(room, all, cell, { pair, choose }) {
  const id = all.arcs[cell.row] ? cell.row : ids(all)[0];
  const line = (one, by) => {
    const found = all.matrix[`${one} ${by}`];
    return found?.words ?? room.t(isHidden(all, one, by) ? "ui-whole-hidden-long" : "ui-whole-not-compared-long", { name: all.arcs[one].called, by: all.arcs[by].called });
  };
  return h(
    "div",
    { class: "matrix-narrow stack" },
    h("label", { class: "field" }, h("span", { class: "label" }, room.t("ui-whole-one-list")), h("select", { class: "input", value: id, onchange: (event) => choose(event.target.value) }, ids(all).map((one) => h("option", { value: one, selected: one === id }, `${all.arcs[one].number} · ${all.arcs[one].called}`)))),
    h("ul", { class: "plain stack tight" }, ids(all).filter((one) => one !== id).map((by) => h("li", { class: "card both", key: by }, h("h3", {}, framed(all, by)), [[id, by], [by, id]].map(([one, other]) => bar(room, all, one, other, line(one, other))), h("button", { type: "button", class: "button quiet", onclick: () => pair(id, by) }, room.t("ui-whole-see-both"))))),
  );
}

function bar(room, all, one, by, words) {
  const found = all.matrix[`${one} ${by}`];
  const hidden = found ? found.hidden : isHidden(all, one, by);
  return h("div", { class: "way", key: one }, h("p", { class: "small" }, words), found && !hidden && h("span", { class: "cell" }, content(room, all, found, hidden, `${one} ${by}`)));
}
