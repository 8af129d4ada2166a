// All lists of the session, or a chosen few: as a wheel, a matrix or a table, with one filter for all.
// Where one looks is kept on the device; the lists that are looked at are named to the server.

import { h } from "./dom.mjs";
import { button, disclosure, empty, said, tick } from "./parts.mjs";
import { style } from "./style.mjs";
import { ego, framed } from "./crosswalk_ego.mjs";
import { chips } from "./crosswalk_filter.mjs";
import { matrix } from "./crosswalk_matrix.mjs";
import { wheel } from "./crosswalk_wheel.mjs";
import { saveButtons } from "./picture_file.mjs";
import { zoom, zoomButtons } from "./picture_zoom.mjs";
import { found, frameworkOf, numberOf, told } from "./whole_data.mjs";
import { rowsOf, table } from "./whole_table.mjs";

style("crosswalk_whole.css");

const FRESH = { view: "picture", lists: null, chosen: null, trail: [], off: [], inferred: false, sort: { by: "subject", down: false }, page: 0, row: null };
const ONE_COLUMN = "(max-width: 64rem)";
const MOST_FOUND = 30;
const MOST_TRAIL = 20;
const VIEWS = { picture, matrix, table: rows };

/** `pair(one, other)` leads to two lists side by side; `before` is the way back to them. */
export function whole(room, { pair, before }) {
  const cell = stateOf(room);
  room.look(lookOf(room, cell));
  const all = room.shared.whole && told(room.shared.whole, room.own.whole);
  if (!all) return h("p", { class: "soft waiting", role: "status" }, room.t("ui-crosswalk-on-its-way-here"));
  const change = (changes) => set(room, cell, changes);
  const hits = found(all, room.local.wholeFind ?? "");
  const doing = {
    pair,
    change,
    hits,
    pick: (id) => picked(id, () => change({ chosen: id, trail: id && cell.chosen ? [...cell.trail, cell.chosen].slice(-MOST_TRAIL) : id ? cell.trail : [], ...(id && cell.view !== "picture" ? { view: "picture" } : {}) })),
    back: () => change({ chosen: cell.trail.at(-1), trail: cell.trail.slice(0, -1) }),
    choose: (row) => change({ row }),
  };
  return h(
    "div",
    { class: "whole" },
    h("h2", { class: "unseen" }, room.t("ui-crosswalk-what-came-of-it")),
    h(
      "div",
      { class: "whole-head" },
      before,
      h("div", { class: "tabs", role: "group", "aria-label": room.t("ui-crosswalk-look-at") }, Object.keys(VIEWS).map((name) => button(room.t(`ui-whole-view-${name}`), () => change({ view: name }), { kind: "quiet", "aria-pressed": String(cell.view === name), key: name }))),
      h("span", { class: "grow" }),
      cell.view !== "matrix" && find(room, all, doing),
      lists(room, cell, change),
    ),
    Object.keys(all.hidden).length > 0 && h("p", { class: "notice" }, room.t(room.own.whole ? "ui-whole-blind-own" : "ui-whole-blind")),
    h("div", { class: `whole-view whole-${cell.view}`, key: cell.view }, VIEWS[cell.view](room, all, cell, doing)),
  );
}

/** On a narrow screen what was picked is below the picture: bring it into sight. */
function picked(id, choose) {
  choose();
  if (id && matchMedia(ONE_COLUMN).matches) requestAnimationFrame(() => setTimeout(() => document.querySelector(".ego")?.scrollIntoView({ block: "nearest" })));
}

const cellOf = (room) => room.device(`crosswalk-whole-${room.own.group?.number ?? "all"}`);
const stateOf = (room) => {
  const cell = { ...FRESH, ...cellOf(room).get() };
  return { ...cell, view: cell.view in VIEWS ? cell.view : "picture", off: cell.inferred ? cell.off : [...cell.off, "inferred"] };
};

function set(room, cell, changes) {
  cellOf(room).set({ ...cellOf(room).get(), ...changes });
  room.redraw();
}

/** How the server is told: the chosen lists by their places, `* 0-3-7 whole`. */
function lookOf(room, cell) {
  const places = (cell.lists ?? []).map((id) => room.shared.frameworks.findIndex((one) => one.id === id)).filter((at) => at >= 0);
  return `* ${places.length > 1 ? places.sort((one, other) => one - other).join("-") : "*"} ${cell.inferred ? "inferred" : "whole"}`;
}

/** Which lists are looked at. Fewer than two would be no comparison. */
function lists(room, cell, change) {
  const known = room.shared.frameworks.map((one) => one.id);
  const chosen = cell.lists?.filter((id) => known.includes(id)) ?? known;
  const all = chosen.length < 2 ? known : chosen;
  const turn = (id, on) => {
    const next = known.filter((one) => (one === id ? on : all.includes(one)));
    if (next.length > 1) change({ lists: next.length === known.length ? null : next, chosen: null, trail: [] });
  };
  return disclosure(
    room.t("ui-whole-lists", { count: all.length, total: known.length }),
    { class: "choose-lists" },
    h("fieldset", { class: "card" }, h("legend", { class: "unseen" }, room.t("ui-whole-which-lists")), room.shared.frameworks.map((one) => tick([h("span", { class: "country" }, one.country), " ", one.name, h("span", { class: "soft small block" }, `${one.title.text} · ${one.total}`)], all.includes(one.id), (on) => turn(one.id, on), { key: one.id, disabled: all.length === 2 && all.includes(one.id) })), all.length < known.length && button(room.t("ui-whole-all-lists"), () => change({ lists: null, chosen: null, trail: [] }), { kind: "quiet" })),
  );
}

// --- one filter for all --------------------------------------------------------------------------

/** What is looked for lights up in the picture, and is what the table holds. */
const find = (room, all, { change, hits, pick }) =>
  h("input", { type: "search", class: "input find", placeholder: room.t("ui-crosswalk-find"), "aria-label": room.t("ui-whole-find"), "aria-controls": hits ? "whole-found" : undefined, value: room.local.wholeFind ?? "", oninput: (event) => ((room.local.wholeFind = event.target.value), change({ page: 0 })), onkeydown: (event) => sought(room, all, event, pick) });

/** What is shown. What follows from others is asked for only where somebody wants it. */
const tools = (room, cell, change) =>
  chips(room, {
    off: cell.off,
    inferred: true,
    none: cell.view === "table",
    toggle: (name) => change(name === "inferred" ? { inferred: !cell.inferred, page: 0 } : { off: toggled(cellOf(room).get()?.off ?? [], name), page: 0 }),
  });

const toggled = (off, name) => (off.includes(name) ? off.filter((one) => one !== name) : [...off, name]);

function sought(room, all, event, pick) {
  const hits = found(all, event.target.value);
  if (event.key === "Escape") room.local.wholeFind = "";
  else if (event.key === "Enter" && hits?.size) pick([...hits][0]);
  else return;
  event.preventDefault();
  room.redraw();
}

/** What was found, as buttons; the picture lights the same. */
function results(room, all, { hits, pick }) {
  const shown = [...hits].slice(0, MOST_FOUND);
  return h(
    "div",
    { class: "found", id: "whole-found" },
    h("p", { class: "small soft", role: "status" }, room.t("ui-whole-found", { count: hits.size })),
    h("ul", { class: "plain" }, shown.map((id) => h("li", { key: id }, h("button", { type: "button", class: "other", onclick: () => pick(id) }, h("span", { class: "small soft" }, framed(all, frameworkOf(id)), " · ", numberOf(id)), said(all.nodes[id].label.text, all.nodes[id].label.lang))))),
  );
}

// --- the three ways to look ------------------------------------------------------------------------

function picture(room, all, cell, doing) {
  const chosen = all.ties.has(cell.chosen) || all.arcs[cell.chosen] ? cell.chosen : null;
  const kept = zoom(room, "wheel", room.local["zoom wheel"]?.full ?? null);
  return h(
    "div",
    { class: "around" },
    h(
      "div",
      { class: "wheel-side" },
      wheel(room, all, { chosen, hits: doing.hits, off: cell.off, pick: doing.pick }),
      h("div", { class: "row under" }, zoomButtons(room, kept), h("p", { class: "small soft shown", role: "status" }, shownWords(room, all, cell, doing)), saveButtons(room, { picture: () => document.querySelector("svg.wheel"), title: all.title, summary: all.summary, day: room.shared.day, name: "all" })),
      tools(room, cell, doing.change),
      h("p", { class: "small soft keys", id: "wheel-keys" }, room.t("ui-whole-keys")),
      h("ul", { class: "plain list-key" }, Object.keys(all.arcs).map((id) => h("li", { key: id }, h("button", { type: "button", class: "other", "aria-pressed": String(chosen === id), onclick: () => doing.pick(id) }, h("span", {}, framed(all, id)), h("span", { class: "small soft" }, all.arcs[id].figure))))),
    ),
    h("div", { class: "beside" }, doing.hits && results(room, all, doing), ego(room, all, { ...cell, chosen }, doing)),
  );
}

/** What is shown now, in counts: what the picture holds and the table too. */
function shownWords(room, all, cell, { hits }) {
  const rows = rowsOf(all, { off: cell.off, hits });
  const gaps = rows.filter((row) => row.kind === "gap").length;
  return room.t("ui-whole-shown", { lists: Object.keys(all.arcs).length, requirements: all.order.length, pairs: rows.length - gaps, gaps });
}

function rows(room, all, cell, doing) {
  const isEmpty = !Object.keys(all.pairs).length && !Object.keys(all.gaps).length;
  return [tools(room, cell, doing.change), isEmpty ? empty(room.t("ui-crosswalk-nothing-judged"), room.t("ui-crosswalk-nothing-judged-hint")) : table(room, all, cell, doing)];
}
