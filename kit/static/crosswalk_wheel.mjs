// The crosswalk of many frameworks as a wheel: frameworks are arcs, requirements stand on the circle,
// relations run through the middle. The places come laid out from Python. What is lit is set on the
// drawing itself: pointing at a requirement draws nothing anew.

import { h } from "./dom.mjs";
import { style } from "./style.mjs";
import { SIGNS, offClasses } from "./crosswalk_filter.mjs";
import { follow, reveal, viewBox, zoom } from "./picture_zoom.mjs";
import { nearest, stopOf, tiesOf, walk } from "./wheel_walk.mjs";
import { KINDS, frameworkOf, isOn, nameOf, numberOf, stateOf } from "./whole_data.mjs";

style("crosswalk_graph.css");

const BAND = 32; // from the circle to the outer edge of the arcs
const RAYS = 84; // from there to the names: room for what a requirement is called
const NARROW = "(max-width: 40rem)";
const READABLE = 8; // pixels from which the small labels are shown

let now = null; // what is drawn: the listeners of the drawing read it
let drawn = {};

/** The wheel one walks through. `chosen` is a requirement or a framework, `hits` what was found. */
export function wheel(room, all, { chosen, hits, off, pick }) {
  const kept = zoom(room, "wheel", windowOf(all));
  now = { room, all, chosen, hits, off, pick, kept };
  if (drawn.all !== all || drawn.lang !== room.lang) drawn = { all, lang: room.lang, parts: parts(room, all, true) };
  kept.changed = () => near(kept);
  queueMicrotask(lightUp);
  return h(
    "div",
    { class: `wheel-region ${kept.box ? "closer" : ""}`.trim(), tabindex: "0", role: "region", "aria-label": all.title, "aria-describedby": "wheel-keys", oncreate: listen, key: "wheel" },
    h("svg", { class: `wheel ${size(all)} ${offClasses(off)}`.trim(), viewBox: viewBox(kept), role: "group", "aria-label": `${all.title}. ${all.summary}` }, drawn.parts, h("g", { class: "lit-marks", "aria-hidden": "true", key: "marks" }, marks(all, chosen, off))),
  );
}

/** The wheel as an image, for a screen that nobody touches. */
export function stillWheel(room, all) {
  if (drawn.all !== all || drawn.lang !== room.lang) drawn = { all, lang: room.lang, parts: parts(room, all, false) };
  return h("svg", { class: `wheel still ${size(all)}`, viewBox: `0 0 ${all.width} ${all.height}`, role: "img", "aria-label": `${all.title}. ${all.summary}`, style: sizes(all, 0.4) }, drawn.parts);
}

/** On a narrow screen the names stand in the list below, and the circle has all the room. */
function windowOf(all) {
  const half = all.radius + BAND + 62;
  return matchMedia(NARROW).matches ? { x: all.width / 2 - half, y: all.height / 2 - half, width: 2 * half, height: 2 * half } : { x: 0, y: 0, width: all.width, height: all.height };
}

const labelSize = (all) => Math.min(13, all.step * 0.85);
const dotSize = (all) => Math.max(2.2, Math.min(9, all.step * 0.4));
const size = (all) => (dotSize(all) < 5 ? "many" : "few");
/** In units of the picture; `scale` is how many pixels one has: what is looked at closely moves apart and does not swell. */
const sizes = (all, scale) => ({ "--label": `${Math.min(labelSize(all), 15 / scale)}px`, "--name": `${Math.min(all.type, 22 / scale)}px`, "--dot": `${Math.min(dotSize(all), 8 / scale)}px`, "--sign": `${Math.min(17, 18 / scale)}px`, "--unit": `${Math.min(1, 1 / scale)}px` });

// --- drawing -------------------------------------------------------------------------------------

function parts(room, all, walked) {
  const pairs = Object.entries(all.pairs).filter(([, pair]) => pair.d);
  return [
    h("g", { class: "curves", "aria-hidden": "true", key: "curves" }, pairs.map(([id, pair]) => h("path", { class: classes("edge", pair), d: pair.d, "data-pair": id, key: id }))),
    h("g", { class: "doubts", "aria-hidden": "true", key: "doubts" }, pairs.filter(([, pair]) => SIGNS[pair.state]).map(([id, pair]) => h("text", { class: classes("doubt", pair), x: pair.x, y: pair.y, dy: ".36em", "text-anchor": "middle", "data-pair": id, key: id }, SIGNS[pair.state]))),
    Object.entries(all.arcs).map(([id, arc]) => part(room, all, id, arc, walked)),
  ];
}

const classes = (name, pair) => `${name} ${pair.state} kind-${KINDS[pair.relation] ?? "differ"}`;

/** A framework: its arc, its name, its requirements. */
function part(room, all, id, arc, walked) {
  const mine = all.order.filter((node) => frameworkOf(node) === id);
  const walk = walked ? { role: "button", tabindex: "-1", "aria-label": `${arc.called}: ${arc.figure}`, "aria-pressed": "false" } : {};
  return h(
    "g",
    { class: "framework", role: walked ? "group" : undefined, "aria-label": walked ? arc.called : undefined, key: id },
    h("g", { class: `arc f${((arc.number - 1) % 12) + 1}`, "data-stop": id, ...walk }, h("path", { class: "leader", d: arc.leader }), h("path", { class: "band", d: arc.band }), h("text", { class: "badge", x: arc.badge.x, y: arc.badge.y, dy: ".36em", "text-anchor": "middle", "aria-hidden": "true" }, arc.number), title(arc)),
    mine.map((node) => spot(room, all, node, walked)),
  );
}

const title = (arc) =>
  h(
    "text",
    { class: "called", x: arc.x, y: arc.y, "text-anchor": arc.before ? "end" : "start", "aria-hidden": "true" },
    arc.lines.map((line, at) => h("tspan", { x: arc.x, dy: at ? "1.18em" : ".36em" }, line)),
    h("tspan", { class: "figure", x: arc.x, dy: "1.3em" }, `${arc.country} · ${arc.figure}`),
  );

/** A requirement, drawn along the ray on which it stands. */
function spot(room, all, id, walked) {
  const node = all.nodes[id];
  const { radius, width, height } = all;
  const dot = dotSize(all);
  const state = stateOf(all, id);
  const walk = walked ? { role: "button", tabindex: "-1", "aria-label": nameOf(room, all, id), "aria-pressed": "false" } : {};
  return h(
    "g",
    { class: `spot ${state}`, transform: `translate(${width / 2} ${height / 2}) rotate(${node.turn})`, "data-stop": id, key: id, ...walk },
    h("circle", { class: "halo", cx: radius, r: dot + 6 }),
    h("circle", { class: `node ${state}`, cx: radius, r: dot }),
    state === "gap" && h("path", { class: "gap-bar", d: `M${radius + dot + 1.5} 0h${Math.max(4, dot)}` }),
    node.label && label(all, id, node),
  );
}

function label(all, id, node) {
  const x = all.radius + BAND + 6;
  const flip = node.turn > 90 && node.turn < 270;
  const letters = Math.floor(RAYS / (labelSize(all) * 0.55)) - numberOf(id).length - 1;
  const text = node.label.text.length > letters ? `${node.label.text.slice(0, letters - 1).trimEnd()}…` : node.label.text;
  return h("text", { class: "ray", x, dy: ".36em", transform: flip ? `rotate(180 ${x} 0)` : undefined, "text-anchor": flip ? "end" : "start", lang: node.label.lang, "aria-hidden": "true" }, h("tspan", { class: "number" }, numberOf(id)), h("tspan", { class: "more", dx: "0.5em" }, text));
}

/** What the relations of the chosen requirement say, seen from it: signs near the other ends. */
function marks(all, chosen, off) {
  return (all.ties.get(chosen) ?? []).filter((tie) => tie.pair.d && isOn(tie.pair, off)).map((tie) => {
    const [x, y] = along(tie.pair.d, tie.pair.from === chosen ? 0.84 : 0.16);
    return h("g", { class: `lit-mark ${tie.pair.state}`, key: tie.id }, h("circle", { class: "mark-ground", cx: x, cy: y, r: 12 }), h("text", { x, y, dy: ".36em", "text-anchor": "middle" }, tie.mark));
  });
}

/** A point of a curve. */
function along(d, t) {
  const [ax, ay, bx, by, cx, cy, ex, ey] = d.match(/-?[\d.]+/g).map(Number);
  const at = (a, b, c, e) => Math.round(10 * ((1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * e)) / 10;
  return [at(ax, bx, cx, ex), at(ay, by, cy, ey)];
}

// --- what is lit ---------------------------------------------------------------------------------

const svgOf = () => document.querySelector("svg.wheel:not(.still)");

/** After the page was drawn: light what is chosen or found, and let one stop take the focus. */
function lightUp() {
  const svg = svgOf();
  if (!svg) return;
  const { all, chosen, hits, kept } = now;
  near(kept);
  const about = JSON.stringify([chosen, hits && [...hits]]);
  if (svg.kitLit !== about || svg.kitAll !== all) light(svg, chosen);
  Object.assign(svg, { kitLit: about, kitAll: all });
  if (!svg.querySelector('[data-stop][tabindex="0"]')) (stopOf(svg, chosen ?? "") ?? svg.querySelector("[data-stop]"))?.setAttribute("tabindex", "0");
}

/** Light a requirement or a framework with all it is tied to; without one, what was found. */
function light(svg, id) {
  const { all, chosen, hits } = now;
  for (const one of svg.querySelectorAll("[data-lit]")) one.removeAttribute("data-lit");
  for (const one of svg.querySelectorAll('[aria-pressed="true"]')) one.setAttribute("aria-pressed", "false");
  const lit = [...new Set([id, chosen].filter((one) => one && (all.ties.has(one) || all.arcs[one])))];
  for (const one of lit) {
    stopOf(svg, one)?.setAttribute("data-lit", "self");
    for (const tie of tiesOf(now, one)) for (const element of svg.querySelectorAll(`[data-pair="${CSS.escape(tie.id)}"], [data-stop="${CSS.escape(tie.other)}"]`)) if (!element.dataset.lit) element.setAttribute("data-lit", "tied");
  }
  if (chosen) stopOf(svg, chosen)?.setAttribute("aria-pressed", "true");
  for (const hit of hits ?? []) stopOf(svg, hit)?.setAttribute("data-hit", "true");
  for (const one of svg.querySelectorAll("[data-hit]")) if (!hits?.has(one.dataset.stop)) one.removeAttribute("data-hit");
  svg.classList.toggle("focused", lit.length > 0);
  svg.classList.toggle("of-list", lit.some((one) => all.arcs[one])); // so many numbers could not be read
  svg.classList.toggle("searched", Boolean(hits));
}

/** Small labels only where they can be read. */
function near(kept) {
  const svg = svgOf();
  if (!svg) return;
  const scale = svg.clientWidth / (kept.box ?? kept.full).width;
  svg.classList.toggle("near", labelSize(now.all) * scale >= READABLE);
  for (const [name, value] of Object.entries(sizes(now.all, scale))) svg.style.setProperty(name, value);
}

// --- pointing ------------------------------------------------------------------------------------

function listen(region) {
  follow(region, () => now.kept);
  region.addEventListener("click", (event) => {
    const stop = event.target.closest?.("[data-stop]")?.dataset.stop ?? nearest(now, region, event);
    if (stop) now.pick(stop === now.chosen ? null : stop);
    else if (now.chosen) now.pick(null);
  });
  region.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(region, event.target.closest?.("[data-stop]")?.dataset.stop ?? null));
  region.addEventListener("pointerleave", () => point(region, null));
  region.addEventListener("focusin", (event) => {
    const stop = event.target.dataset?.stop;
    if (!stop) return;
    for (const one of region.querySelectorAll('[data-stop][tabindex="0"]')) one.setAttribute("tabindex", "-1");
    event.target.setAttribute("tabindex", "0");
    point(region, stop);
    const node = now.all.nodes[stop];
    if (node) reveal(now.kept, node);
  });
  region.addEventListener("focusout", (event) => !region.contains(event.relatedTarget) && point(region, null));
  region.addEventListener("keydown", (event) => walk(now, region, event));
}

function point(region, stop) {
  if (region.kitPointed === stop) return;
  region.kitPointed = stop;
  const svg = region.querySelector("svg");
  light(svg, stop);
}
