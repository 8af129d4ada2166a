// The keys of the form. Single letters and digits act only while the focus is in the form and no
// field takes them, and can be switched off.

import { h } from "./dom.mjs";
import { ask, button, close, dialog, tick } from "./parts.mjs";
import { RELATIONS, nextOf, turnTo } from "./crosswalk_place.mjs";
import { focusSoon, relate, sayNone } from "./crosswalk_picking.mjs";
import { repeatReason, save } from "./crosswalk_saving.mjs";
import { KEYS, byKey } from "./crosswalk_suggestions.mjs";
import { undo } from "./crosswalk_undo.mjs";

const HELP = "crosswalk-keys";
const isOff = (room) => Boolean(room.device("crosswalk-keys-off").get());

/** What a key pressed in the form does. */
export function pressed(room, place, event) {
  if (event.isComposing || room.local.dialog) return;
  const done = (event.ctrlKey || event.metaKey ? withControl : event.altKey ? withAlt : alone)(room, place, event);
  if (done) event.preventDefault();
}

const isTyping = ({ target }) => ["TEXTAREA", "SELECT"].includes(target.tagName) || ["search", "text"].includes(target.type);

function withControl(room, place, event) {
  if (event.key === "Enter") return (save(room, place, event.shiftKey && !place.gap), true);
  if (event.key.toLowerCase() === "z" && !event.shiftKey && !isTyping(event)) return (undo(room), true);
  return false;
}

/** By the key's place: on some keyboards Alt makes another letter of it. */
function withAlt(room, place, event) {
  if (event.code !== "KeyR" && event.key.toLowerCase() !== "r") return false;
  repeatReason(room, place);
  return true;
}

function alone(room, place, event) {
  if (isTyping(event) || isOff(room)) return false;
  const key = event.key.toLowerCase();
  if (/^[1-5]$/.test(key)) relate(room, place, RELATIONS[key - 1], true);
  else if (key === "0") sayNone(room, place, true);
  else if (KEYS.includes(key)) byKey(room, place, key, event.shiftKey);
  else if (key === "/" || key === "f") focusSoon(".judging [data-search]");
  else if (key === "a") openOurs();
  else if (key === "n") turnTo(room, nextOf(place).ref_id);
  else if (key === "?") ask(room, HELP);
  else return false;
  return true;
}

function openOurs() {
  const list = document.querySelector(".judging .with");
  if (!list) return;
  list.open = true;
  list.querySelector("input")?.focus();
}

export const keysButton = (room) => button(h("kbd", { "aria-hidden": "true" }, "?"), () => ask(room, HELP), { kind: "quiet", class: "small keys-help", title: room.t("ui-comparing-keys"), "aria-label": room.t("ui-comparing-keys"), "aria-haspopup": "dialog" });

/** Which keys there are, and the switch that leaves only those with Ctrl or Alt. */
export function keysHelp(room) {
  const rows = [
    ["Q · W · E", "guess"],
    ["Shift + Q · W · E", "refuse"],
    ["/", "find"],
    ["Enter · Shift + Enter", "take"],
    ["1 … 5", "relation"],
    ["0", "none"],
    ["A", "ours"],
    ["N", "skip"],
    ["Alt + R", "reason"],
    ["Ctrl + Enter", "save"],
    ["Ctrl + Shift + Enter", "stay"],
    ["Ctrl + Z", "undo"],
  ];
  return dialog(
    room,
    HELP,
    room.t("ui-comparing-keys"),
    h("table", { class: "keys-table" }, h("tbody", {}, rows.map(([keys, name]) => h("tr", {}, h("th", { scope: "row" }, h("kbd", {}, keys)), h("td", {}, room.t(`ui-comparing-key-${name}`)))))),
    tick(room.t("ui-comparing-single-keys"), !isOff(room), (on) => (room.device("crosswalk-keys-off").set(on ? null : true), room.redraw())),
    h("div", { class: "row end" }, button(room.t("ui-comparing-close"), () => close(room), { kind: "main" })),
  );
}
