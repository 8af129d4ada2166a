// The key to the pictures of the crosswalk, which is at the same time what puts things away: states,
// gaps, relations. What is put away is hidden in the drawing by a class, and left out of the table.

import { h } from "./dom.mjs";
import { button } from "./parts.mjs";
import { STATES } from "./whole_data.mjs";

const KINDS = [["equal", "="], ["more", "⊃"], ["overlap", "∩"], ["none", "∅"]];

/** One button for each; `off` names what is put away, `toggle(name)` turns it; `none`: pairs without relation are there too, as in a table. */
export const chips = (room, { off, toggle, inferred, kinds = true, none = false }) =>
  h(
    "div",
    { class: "chips", role: "group", "aria-label": room.t("ui-whole-filter") },
    STATES.map((state) => chip(off, toggle, state, line(state), room.t(`ui-crosswalk-pair-${state}`))),
    chip(off, toggle, "gap", ring("gap"), room.t("ui-crosswalk-legend-gap")),
    inferred && chip(off, toggle, "inferred", line("inferred"), room.t("ui-whole-inferred")),
    kinds && KINDS.map(([kind, sign]) => (kind !== "none" || none) && chip(off, toggle, kind, h("span", { class: "sign", "aria-hidden": "true" }, sign), room.t(`ui-whole-kind-${kind}`))),
    !none && h("span", { class: "small key-only" }, ring("open"), room.t("ui-crosswalk-legend-open")),
  );

const chip = (off, toggle, name, sample, words) => button([sample, words], () => toggle(name), { class: "chip", "aria-pressed": String(!off.includes(name)), key: name });

export const SIGNS = { disputed: "?", inferred: "◇" };

const line = (state) =>
  h("svg", { viewBox: "0 0 36 12", class: "sample", "aria-hidden": "true" }, h("path", { class: `edge ${state}`, d: "M2 6H34" }), SIGNS[state] && h("text", { class: `doubt ${state}`, x: 18, y: 6, dy: ".36em", "text-anchor": "middle" }, SIGNS[state]));

const ring = (state) =>
  h("svg", { viewBox: "0 0 22 16", class: "sample ring", "aria-hidden": "true" }, h("circle", { class: `node ${state}`, cx: 8, cy: 8, r: 5.5 }), state === "gap" && h("path", { class: "gap-bar", d: "M15.5 8h5" }));

/** What is put away, as classes of a drawing. */
export const offClasses = (off) => off.map((one) => `off-${one}`).join(" ");
