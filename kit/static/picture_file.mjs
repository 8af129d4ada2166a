// A picture as a file: SVG that stands alone, its styles inside and its text still text; or PNG, twice
// as large, on white. Made in the browser, on any origin, without a library.

import { h } from "./dom.mjs";
import { button } from "./parts.mjs";

const SVG = "http://www.w3.org/2000/svg";
const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-size", "font-weight", "paint-order"];
const FONT = "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Helvetica, Arial, sans-serif";
const WIDE = 1600;
const EDGE = 40;
const LARGER = 2; // a PNG's pixels to a unit

/** Two buttons. `picture()` gives the drawing; title, counts and date go into the file. */
export const saveButtons = (room, about) =>
  h("span", { class: "row save-picture", role: "group", "aria-label": room.t("ui-whole-save") }, ["svg", "png"].map((kind) => button(kind.toUpperCase(), () => save(room, about, kind), { "aria-label": room.t(`ui-whole-save-${kind}`), title: room.t(`ui-whole-save-${kind}`), key: kind })));

/** Written to the device under a name that tells session and revision. */
async function save(room, about, kind) {
  const file = fileOf(room, about);
  const blob = kind === "svg" ? new Blob([file.text], { type: "image/svg+xml" }) : await pixels(file);
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href: address, download: `${room.session}-crosswalk-${about.name}-r${room.revision}.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The file: a head, the picture as it is seen, the key, and where it comes from. */
export function fileOf(room, about) {
  const root = document.documentElement;
  const wasLight = root.classList.contains("light");
  root.classList.add("light"); // a file is read on white, whatever this screen prefers
  const picture = copied(about.picture());
  if (!wasLight) root.classList.remove("light");
  const [, , width, height] = picture.getAttribute("viewBox").split(" ").map(Number);
  const inner = { width: WIDE - 2 * EDGE, height: Math.round(((WIDE - 2 * EDGE) * height) / width) };
  const head = 110;
  const legend = rows(room);
  const total = head + inner.height + 40 + legend.length * 30 + 60;
  for (const [name, value] of Object.entries({ x: EDGE, y: head, ...inner })) picture.setAttribute(name, value);
  const file = made("svg", { xmlns: SVG, width: WIDE, height: Math.round(total), viewBox: `0 0 ${WIDE} ${Math.round(total)}`, "font-family": FONT, lang: room.lang });
  file.append(
    made("title", {}, about.title),
    made("desc", {}, about.summary),
    made("rect", { width: "100%", height: "100%", fill: "#ffffff" }),
    made("text", { x: EDGE, y: 52, "font-size": 30, "font-weight": 700, fill: "#17202b" }, about.title),
    made("text", { x: EDGE, y: 84, "font-size": 18, fill: "#56616f" }, about.summary),
    picture,
    ...legend.map((row, at) => keyRow(row, head + inner.height + 40 + at * 30)),
    made("text", { x: EDGE, y: Math.round(total) - 24, "font-size": 16, fill: "#56616f" }, room.t("ui-whole-file-foot", { title: room.shared.title.text, session: room.session, revision: room.revision, day: about.day })),
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(file)}\n`, width: WIDE, height: Math.round(total) };
}

function made(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

/** A copy with the styles that are in force written on it, without what is hidden or for hands only. */
function copied(element) {
  const look = getComputedStyle(element);
  if (look.display === "none" || look.visibility === "hidden") return null;
  const copy = document.createElementNS(SVG, element.tagName);
  for (const { name, value } of element.attributes) if (GEOMETRY.has(name)) copy.setAttribute(name, value);
  if (element.tagName !== "svg" && element.tagName !== "g") for (const name of KEPT) written(copy, name, look.getPropertyValue(name));
  if (element.tagName === "g" && look.opacity !== "1") copy.setAttribute("opacity", look.opacity);
  if (copy.getAttribute("dominant-baseline")) {
    copy.removeAttribute("dominant-baseline"); // not every drawing program knows it
    copy.setAttribute("dy", ".36em");
  }
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (child.tagName !== "title") copy.append(...[copied(child)].filter(Boolean));
  }
  return copy;
}

const GEOMETRY = new Set(["viewBox", "d", "x", "y", "dx", "dy", "cx", "cy", "r", "rx", "width", "height", "transform", "text-anchor", "dominant-baseline", "lang"]);
const USUAL = { "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", opacity: "1", "font-weight": "400", "paint-order": "normal", stroke: "none" };

function written(copy, name, value) {
  if (!value || (value === USUAL[name] && copy.tagName !== "tspan")) return; // a tspan would take its parent's
  if (name === "stroke-width" && !copy.hasAttribute("stroke")) return;
  if (name.startsWith("font") && !["text", "tspan"].includes(copy.tagName)) return;
  copy.setAttribute(name, value);
}

/** The key in rows: samples and words, as many in a row as fit. */
function rows(room) {
  const found = [[]];
  let at = EDGE;
  for (const one of KEY) {
    const words = room.t(one.words);
    const width = (one.line || one.ring ? 56 : 0) + words.length * 8.4 + 30;
    if (at + width > WIDE - EDGE && found.at(-1).length) {
      found.push([]);
      at = EDGE;
    }
    found.at(-1).push({ ...one, text: words, at });
    at += width;
  }
  return found;
}

const KEY = [
  { line: { stroke: "#0b6b6b", "stroke-width": 3 }, words: "ui-crosswalk-legend-agreed" },
  { line: { stroke: "#56616f", "stroke-width": 2, "stroke-dasharray": "8 6" }, words: "ui-crosswalk-legend-candidate" },
  { line: { stroke: "#a1242b", "stroke-width": 4, "stroke-dasharray": ".1 7", "stroke-linecap": "round" }, words: "ui-crosswalk-legend-disputed" },
  { line: { stroke: "#56616f", "stroke-width": 1.2, "stroke-dasharray": "12 4 2 4" }, words: "ui-whole-inferred" },
  { ring: { fill: "#17202b", stroke: "#17202b" }, words: "ui-whole-legend-linked" },
  { ring: { fill: "#ffffff", stroke: "#8a4b00", "stroke-width": 2.5, "stroke-dasharray": "3.5 3" }, words: "ui-crosswalk-legend-gap" },
  { ring: { fill: "#ffffff", stroke: "#56616f", "stroke-width": 2 }, words: "ui-crosswalk-legend-open" },
  { words: "ui-whole-legend-signs" },
];

function keyRow(row, y) {
  const group = made("g", {});
  for (const one of row) {
    if (one.line) group.append(made("path", { d: `M${one.at} ${y}h44`, fill: "none", ...one.line }));
    if (one.ring) group.append(made("circle", { cx: one.at + 34, cy: y, r: 7, ...one.ring }));
    group.append(made("text", { x: one.at + (one.line || one.ring ? 54 : 0), y: y + 6, "font-size": 16, fill: "#17202b" }, one.text));
  }
  return group;
}

/** The same as pixels. A data address, since our pages load images from nowhere else. */
async function pixels({ text, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * LARGER, height: height * LARGER });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
