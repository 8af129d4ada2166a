// Coming closer to a picture: its viewBox, moved by buttons, wheel, two fingers, drag and keys. What
// moves is set on the drawing at once; the page is not drawn anew for it.

import { h } from "./dom.mjs";
import { button } from "./parts.mjs";

const MOST = 10; // times as large
const STEP = 1.4;
const DRAG = 6; // pixels after which a press is a drag and no click

/** The part of a picture that is shown; `full` is all of it: {x, y, width, height}. */
export function zoom(room, name, full) {
  const kept = (room.local[`zoom ${name}`] ??= { box: null });
  if (JSON.stringify(kept.full) !== JSON.stringify(full)) Object.assign(kept, { full, box: null });
  return kept;
}

export const viewBox = ({ full, box }) => Object.values(box ?? full).join(" ");

/** Three buttons, and what they do said to those who cannot see it. */
export const zoomButtons = (room, kept) =>
  h(
    "span",
    { class: "zoom-buttons", role: "group", "aria-label": room.t("ui-whole-zoom") },
    button("+", () => grow(kept, STEP), { "aria-label": room.t("ui-whole-zoom-in"), title: room.t("ui-whole-zoom-in"), "aria-keyshortcuts": "+" }),
    button("−", () => grow(kept, 1 / STEP), { "aria-label": room.t("ui-whole-zoom-out"), title: room.t("ui-whole-zoom-out"), "aria-keyshortcuts": "-" }),
    button("⤢", () => show(kept, null), { "aria-label": room.t("ui-whole-zoom-all"), title: room.t("ui-whole-zoom-all"), "aria-keyshortcuts": "0" }),
  );

/** Larger or smaller, around a point of the picture or its middle. */
export function grow(kept, times, around) {
  const box = kept.box ?? kept.full;
  const width = Math.min(kept.full.width, Math.max(kept.full.width / MOST, box.width / times));
  const height = (width * kept.full.height) / kept.full.width;
  const { x, y } = around ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const share = width / box.width;
  show(kept, { x: x - (x - box.x) * share, y: y - (y - box.y) * share, width, height });
}

/** Elsewhere, by parts of what is shown. */
export function pan(kept, right, down) {
  if (!kept.box) return;
  const { x, y, width, height } = kept.box;
  show(kept, { x: x + right * width, y: y + down * height, width, height });
}

function show(kept, box) {
  const { full } = kept;
  const all = !box || box.width >= full.width * 0.999;
  const within = (at, size, from, room) => Math.round(Math.min(Math.max(at, from), from + room - size) * 10) / 10;
  kept.box = all ? null : { x: within(box.x, box.width, full.x, full.width), y: within(box.y, box.height, full.y, full.height), width: box.width, height: box.height };
  kept.svg?.setAttribute("viewBox", viewBox(kept));
  kept.region?.classList.toggle("closer", Boolean(kept.box));
  kept.changed?.();
}

/** Where in the picture a pointer is. */
export function pointOf(svg, event) {
  const matrix = svg.getScreenCTM().inverse();
  const { clientX: x, clientY: y } = event;
  return { x: matrix.a * x + matrix.c * y + matrix.e, y: matrix.b * x + matrix.d * y + matrix.f };
}

/** Have the picture in this region follow wheel, fingers, drag and keys. */
export function follow(region, keptNow) {
  const down = new Map();
  let moved = false;
  const kept = () => Object.assign(keptNow(), { region, svg: region.querySelector("svg") });
  region.addEventListener("wheel", (event) => {
    // The page scrolls as ever until somebody works in the picture.
    if (!event.ctrlKey && !event.metaKey && !region.contains(document.activeElement)) return;
    event.preventDefault();
    grow(kept(), Math.exp(-event.deltaY / 900), pointOf(region.querySelector("svg"), event));
  }, { passive: false });
  region.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = false;
  });
  region.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!moved && Math.hypot(now.x - before.x, now.y - before.y) < DRAG) return;
    moved = true;
    const { width, height } = region.querySelector("svg").getBoundingClientRect();
    if (down.size === 2) pinch(kept(), region, down, event.pointerId, now);
    else pan(kept(), (before.x - now.x) / width, (before.y - now.y) / height);
    down.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) region.addEventListener(end, (event) => down.delete(event.pointerId));
  region.addEventListener("click", (event) => moved && event.stopPropagation(), { capture: true });
  region.addEventListener("keydown", (event) => keyed(kept(), region, event));
}

function pinch(kept, region, down, moving, now) {
  const [still] = [...down].filter(([id]) => id !== moving).map(([, place]) => place);
  const before = down.get(moving);
  const far = (place) => Math.max(1, Math.hypot(place.x - still.x, place.y - still.y));
  grow(kept, far(now) / far(before), pointOf(region.querySelector("svg"), { clientX: (now.x + still.x) / 2, clientY: (now.y + still.y) / 2 }));
}

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** + - 0 anywhere in the picture; arrows move it while it has the focus itself, and walk in it else. */
function keyed(kept, region, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") grow(kept, STEP);
  else if (event.key === "-") grow(kept, 1 / STEP);
  else if (event.key === "0") show(kept, null);
  else if (MOVES[event.key] && event.target === region && kept.box) pan(kept, ...MOVES[event.key].map((one) => one * 0.2));
  else return;
  event.preventDefault();
}

/** Bring a place into what is shown, where somebody came closer. */
export function reveal(kept, { x, y }) {
  const { box } = kept;
  if (!box || (x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)) return;
  show(kept, { ...box, x: x - box.width / 2, y: y - box.height / 2 });
}
