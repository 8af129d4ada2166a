// What does not fit in big type is turned page by page: with two buttons or the arrow keys.

import { h } from "../dom.mjs";
import { button } from "../parts.mjs";

/** Divide rows into as few pages as fit, about equally full; a page holds a `weight` of 1. */
export function pages(rows, weight) {
  const fewest = filled(rows, weight, 1);
  for (let room = 0.5; room < 1; room += 0.05) {
    const even = filled(rows, weight, room);
    if (even.length === fewest.length) return even;
  }
  return fewest;
}

function filled(rows, weight, room) {
  const found = [[]];
  let used = 0;
  for (const row of rows) {
    const one = weight(row);
    if (used + one > room && found.at(-1).length) {
      found.push([]);
      used = 0;
    }
    found.at(-1).push(row);
    used += one;
  }
  return found;
}

/** Which page is shown. `about` names what is paged: something else begins with its first page. */
export function current(room, about, count) {
  if (room.local.paged !== about) {
    room.local.paged = about;
    room.local.pageNumber = 0;
  }
  room.local.pageCount = count;
  return Math.min(room.local.pageNumber, count - 1);
}

export function turn(room, step) {
  const last = (room.local.pageCount ?? 1) - 1;
  room.local.pageNumber = Math.max(0, Math.min(last, (room.local.pageNumber ?? 0) + step));
  room.redraw();
}

/** Show the page of a row that somebody has just written. */
export function follow(room, name, found, is) {
  const page = found.findIndex((rows) => rows.some(is));
  if (page < 0 || room.local.followed === name) return;
  room.local.followed = name;
  room.local.pageNumber = page;
}

/** The arrow keys of a presenter's remote, from anywhere on the page. */
export function keys(room) {
  if (room.local.keys) return;
  room.local.keys = true;
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.("select, input, textarea")) return;
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!step) return;
    if (tall()) scroll(step);
    else turn(room, step);
  });
}

/** What is taller than the screen and cannot be divided: the picture of the crosswalk. */
const tall = () => document.querySelector(".stage .picture .scroll");
const scroll = (step) => tall()?.scrollBy({ top: step * tall().clientHeight * 0.8 });

export const scroller = (room) =>
  h(
    "div",
    { class: "turner" },
    button(["↑", h("span", { class: "unseen" }, room.t("ui-plen-back"))], () => scroll(-1)),
    button(["↓", h("span", { class: "unseen" }, room.t("ui-plen-forward"))], () => scroll(1)),
  );

export const turner = (room, page, count) =>
  count > 1 &&
  h(
    "nav",
    { class: "turner", "aria-label": room.t("ui-plen-page", { page: page + 1, pages: count }) },
    button(["←", h("span", { class: "unseen" }, room.t("ui-plen-back"))], () => turn(room, -1), { disabled: page === 0 }),
    h("span", { class: "num", "aria-live": "polite" }, room.t("ui-plen-page", { page: page + 1, pages: count })),
    button(["→", h("span", { class: "unseen" }, room.t("ui-plen-forward"))], () => turn(room, 1), { disabled: page === count - 1 }),
  );
