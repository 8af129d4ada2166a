// The crosswalk as a picture: columns of requirements and the relations between them. The places
// come laid out from Python; here they are drawn, and walked through with the keyboard.

import { h } from "./dom.mjs";
import { style } from "./style.mjs";
import { chips, offClasses } from "./crosswalk_filter.mjs";
import { saveButtons } from "./picture_file.mjs";
import { follow, viewBox, zoom, zoomButtons } from "./picture_zoom.mjs";
import { plain } from "./plain.mjs";
import { STATES } from "./whole_data.mjs";

style("crosswalk_graph.css");


/**
 * Draw a picture made by `kit/views/crosswalk_picture.py`. With `onpick(node)` its requirements
 * are buttons, and one can search it, come closer and take it away; `chosen` are the ids of those
 * that are being compared. Without, it is an image.
 */
export function graph(room, picture, { onpick, chosen = [] } = {}) {
  const lit = new Set([...chosen, room.local.graphNode].filter(Boolean));
  const touched = new Set();
  for (const edge of picture.edges) if (lit.has(edge.from) || lit.has(edge.to)) touched.add(edge.from).add(edge.to);
  const off = onpick ? (room.local.graphOff ?? []) : [];
  const kept = zoom(room, "columns", { x: 0, y: 0, width: picture.width, height: picture.height });
  const box = { viewBox: viewBox(kept), class: `crosswalk-picture ${touched.size ? "focused" : ""} ${offClasses(off)}`.trim(), style: { "--ratio": picture.width } };
  const naming = onpick ? { role: "group", "aria-label": picture.title } : { role: "img", "aria-label": `${picture.title}. ${picture.summary}` };
  const listen = onpick && ((region) => follow(region, () => zoom(room, "columns", kept.full)));
  const hits = onpick && foundIn(picture, room.local.graphFind ?? "");
  return h(
    "figure",
    { class: "crosswalk-graph" },
    h("figcaption", {}, onpick ? tools(room, picture, kept, off) : [h("span", { class: "small soft" }, picture.summary), legend(room)]),
    h(
      "div",
      { class: kept.box ? "scroll closer" : "scroll", tabindex: "0", role: "region", "aria-label": picture.title, oncreate: listen || undefined },
      h(
        "svg",
        { ...box, ...naming },
        picture.columns.map((column) => heading(column)),
        picture.captions.map((caption) => words("caption", caption, caption.text, caption.lang)),
        order(picture.edges, lit).map((edge) => line(edge, lit)),
        picture.nodes.map((node) => knot(room, picture, node, { onpick, chosen, lit, touched, hits })),
      ),
    ),
    onpick && h("p", { class: "small soft" }, room.t("ui-crosswalk-legend-marks")),
  );
}

/** Find, come closer, take away; and the key, which puts away what one does not want to see. */
function tools(room, picture, kept, off) {
  const toggle = (name) => ((room.local.graphOff = off.includes(name) ? off.filter((one) => one !== name) : [...off, name]), room.redraw());
  const search = (event) => ((room.local.graphFind = event.target.value), room.redraw());
  return [
    h("p", { class: "small soft" }, picture.summary),
    h(
      "div",
      { class: "row under" },
      h("input", { type: "search", class: "input graph-find", placeholder: room.t("ui-crosswalk-find"), "aria-label": room.t("ui-whole-find-here"), value: room.local.graphFind ?? "", oninput: search }),
      zoomButtons(room, kept),
      h("span", { class: "grow" }),
      saveButtons(room, { picture: () => document.querySelector("svg.crosswalk-picture"), title: picture.title, summary: picture.summary, day: room.shared.day, name: picture.columns.map((column) => column.framework_id).join("-") }),
    ),
    chips(room, { off, toggle, kinds: false }),
  ];
}

/** The requirements that hold every word of the search. */
function foundIn(picture, search) {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (!wanted.length) return null;
  return new Set(picture.nodes.filter((node) => wanted.every((word) => plain(node.name).includes(word))).map((node) => node.id));
}

/** What the lines and rings mean, in words. */
export const legend = (room, kind = "columns") =>
  h(
    "ul",
    { class: "legend small" },
    STATES.map((state) => h("li", {}, sample(state), room.t(`ui-crosswalk-legend-${state}`))),
    h("li", {}, ring("gap", kind), room.t("ui-crosswalk-legend-gap")),
    h("li", {}, ring("open"), room.t("ui-crosswalk-legend-open")),
    kind === "columns" && h("li", { class: "soft" }, room.t("ui-crosswalk-legend-marks")),
  );

const sample = (state) =>
  h("svg", { viewBox: "0 0 36 12", class: "sample", "aria-hidden": "true" }, h("path", { class: `edge ${state}`, d: "M2 6H34" }));

/** On the wheel, where rings are small, a bar tells a gap. */
const ring = (state, kind) =>
  h("svg", { viewBox: kind === "wheel" ? "0 0 24 16" : "0 0 16 16", class: "sample ring", "aria-hidden": "true" }, h("circle", { class: `node ${state}`, cx: 8, cy: 8, r: 6 }), kind === "wheel" && h("path", { class: "gap-bar", d: "M16 8h7" }));

const side = (place) => (place.before ? "end" : "start");

const heading = (column) => {
  const x = column.x + (column.before ? -18 : 18);
  return h(
    "text",
    { class: "column", x, y: column.lines.length > 1 ? 18 : 30, "text-anchor": side(column), key: `column ${column.framework_id}` },
    column.lines.map((line, at) => h("tspan", { x, dy: at ? "1.15em" : undefined }, line)),
    h("tspan", { class: "column-country", dx: 10 }, column.country),
  );
};

const words = (name, place, text, lang) =>
  h("text", { class: name, x: place.label_x, y: place.y, "text-anchor": side(place), "dominant-baseline": "central", lang, key: `${name} ${place.id}` }, text);

/** Lit edges are drawn last, so that nothing crosses them. */
const order = (edges, lit) => [...edges].sort((one, other) => isLit(one, lit) - isLit(other, lit));
const isLit = (edge, lit) => Number(lit.has(edge.from) || lit.has(edge.to));

function line(edge, lit) {
  const name = isLit(edge, lit) ? "lit" : "";
  return h(
    "g",
    { class: `relation ${edge.state} ${name}`.trim(), "aria-hidden": "true", key: `${edge.from} ${edge.to}` },
    h("title", {}, edge.words),
    h("path", { class: `edge ${edge.state}`, d: edge.d }),
    h("circle", { class: "mark-ground", cx: edge.mark_x, cy: edge.mark_y, r: 10 }),
    h("text", { class: "relation-mark", x: edge.mark_x, y: edge.mark_y, "text-anchor": "middle", "dominant-baseline": "central" }, edge.mark),
  );
}

function knot(room, picture, node, { onpick, chosen, lit, touched, hits }) {
  const here = chosen.includes(node.id);
  const name = ["knot", node.state, here && "chosen", hits?.has(node.id) && "hit", hits && !hits.has(node.id) && "miss", (touched.has(node.id) || lit.has(node.id)) && "lit"].filter(Boolean).join(" ");
  const parts = [
    h("rect", { class: "ground", x: node.before ? node.label_x - picture.label + 30 : node.x - 14, y: node.y - picture.row / 2, width: picture.label + 2, height: picture.row, rx: 8 }),
    h("circle", { class: `node ${node.state}`, cx: node.x, cy: node.y, r: here ? 10 : 8 }),
    label(node),
  ];
  if (!onpick) return h("g", { class: name, key: `node ${node.id}` }, parts);
  const first = room.local.graphStop ?? chosen[0] ?? picture.nodes[0].id;
  return h(
    "g",
    {
      class: name,
      role: "button",
      tabindex: node.id === first ? "0" : "-1",
      "aria-label": node.name,
      "aria-pressed": String(here),
      "data-node": node.id,
      key: `node ${node.id}`,
      onclick: () => onpick(node),
      onkeydown: (event) => pressed(room, picture, node, event, onpick),
      onmouseenter: () => look(room, node.id),
      onmouseleave: () => look(room, null),
      onfocus: () => look(room, node.id, node.id),
      onblur: () => look(room, null),
    },
    parts,
  );
}

const label = (node) =>
  h(
    "text",
    { class: "knot-label", x: node.label_x, y: node.y, "text-anchor": side(node), "dominant-baseline": "central", lang: node.label.lang },
    h("tspan", { class: "number" }, node.ref_id),
    h("tspan", { dx: 7 }, node.label.text),
  );

function look(room, id, stop) {
  if (room.local.graphNode === id && (!stop || room.local.graphStop === stop)) return;
  room.local.graphNode = id;
  if (stop) room.local.graphStop = stop;
  room.redraw();
}

/** Arrows walk: up and down a column, left and right along a relation or to the nearest row. */
function pressed(room, picture, node, event, onpick) {
  if (event.key === "Enter" || event.key === " ") onpick(node);
  else if (!event.key.startsWith("Arrow")) return;
  else {
    const next = neighbour(picture, node, event.key);
    if (next) event.currentTarget.ownerSVGElement.querySelector(`[data-node="${CSS.escape(next.id)}"]`)?.focus();
  }
  event.preventDefault();
}

export function neighbour(picture, node, key) {
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = picture.nodes.filter((one) => one.framework_id === node.framework_id);
    return column[column.indexOf(node) + (key === "ArrowDown" ? 1 : -1)];
  }
  const ahead = key === "ArrowRight" ? 1 : -1;
  const columns = picture.columns.map((column) => column.framework_id);
  const next = columns[columns.indexOf(node.framework_id) + ahead];
  const there = picture.nodes.filter((one) => one.framework_id === next);
  const tied = new Set(picture.edges.filter((edge) => [edge.from, edge.to].includes(node.id)).flatMap((edge) => [edge.from, edge.to]));
  const nearest = (nodes) => [...nodes].sort((one, other) => Math.abs(one.y - node.y) - Math.abs(other.y - node.y))[0];
  return nearest(there.filter((one) => tied.has(one.id))) ?? nearest(there);
}
