// What the always-on checks found, beside the crosswalk: gravest first, each with the way to its row.

import { h } from "./dom.mjs";
import { button, disclosure, empty, groupMark, pill } from "./parts.mjs";
import { go } from "./crosswalk_place.mjs";
import { goToOpen, goToRow, goToView } from "./crosswalk_row.mjs";
import { style } from "./style.mjs";

style("judging.css");

const TONES = { contradicts: "bad", look: "warn", note: "" };
const SIGNS = { contradicts: "✕", look: "!", note: "i" };

const checksOf = (room) => room.own.checks ?? room.shared.checks;

/** The name of the tab, with how many there are to look at. */
export function checksTab(room) {
  const { here } = checksOf(room);
  return here.open ? `${room.t("ui-judging-checks")} (${here.open})` : room.t("ui-judging-checks");
}

/** The way there from where all lists are looked at together. */
export const allChecks = (room) => {
  const { open } = checksOf(room).everywhere;
  return button(`${room.t("ui-judging-checks")}${open ? ` (${open})` : ""}`, () => goToView(room, { tab: "checks", everywhere: true }), { kind: "quiet" });
};

export function checks(room, place) {
  const found = checksOf(room);
  if (!found.rows) return h("p", { class: "soft", role: "status" }, room.t("ui-judging-on-its-way"));
  const counts = place.everywhere ? found.everywhere : found.here;
  return h(
    "div",
    { class: "stack" },
    whereToLook(room, place, { here: found.here.open, everywhere: found.everywhere.open }),
    h("p", { class: "soft" }, counts.words),
    found.rows.order.length ? bySeverity(room, place, found.rows) : empty(room.t("ui-judging-checks-none"), room.t("ui-judging-checks-what")),
    found.rows.order.length > 0 && disclosure(room.t("ui-judging-checks-all"), {}, h("p", { class: "soft" }, room.t("ui-judging-checks-what"))),
    place.comparison?.hidden && h("p", { class: "soft small" }, room.t("ui-judging-checks-blind")),
  );
}

/** What somebody should look at is in sight; what is good to know is behind a click beside it. */
function bySeverity(room, place, { order, found }) {
  const [grave, notes] = [true, false].map((isGrave) => order.filter((name) => (found[name].severity !== "note") === isGrave));
  const list = (names) => h("ol", { class: "plain check-list" }, names.map((name) => finding(room, place, name, found[name])));
  return [
    grave.length > 0 && list(grave),
    notes.length > 0 && (grave.length ? disclosure(`${room.t("ui-findings-note")} (${notes.length})`, { key: "notes" }, list(notes)) : list(notes)),
  ];
}

/** Between the two in sight, or everywhere. */
export const whereToLook = (room, place, counts) =>
  room.shared.frameworks.length > 2 &&
  h(
    "div",
    { class: "row", role: "group", "aria-label": room.t("ui-crosswalk-look-at") },
    [false, true].map((everywhere) => {
      const name = everywhere ? "everywhere" : "here";
      const words = room.t(everywhere ? "ui-judging-checks-everywhere" : "ui-judging-checks-here");
      return button(counts?.[name] === undefined ? words : `${words} (${counts[name]})`, () => go(room, { everywhere }), { kind: "small", "aria-pressed": String(Boolean(place.everywhere) === everywhere), key: name });
    }),
  );

const finding = (room, place, name, one) =>
  h(
    "li",
    { class: `card check-found ${one.severity}`, key: name },
    h("div", { class: "stack tight" }, h("p", { class: "row" }, pill([h("span", { "aria-hidden": "true" }, SIGNS[one.severity]), room.t(`ui-findings-${one.severity}`)], TONES[one.severity]), one.groups.map((number) => groupMark(number, { key: number }))), h("p", { class: "words" }, one.words)),
    theWay(room, place, one),
  );

function theWay(room, place, { kind, place: where }) {
  const [words, lead] = kind === "orphans" ? [room.t("ui-judging-checks-show"), goToOpen] : [room.t("ui-findings-go"), goToRow];
  return button(words, () => lead(room, place, where), { kind: "small", "aria-label": `${words}: ${where.ref}${where.other ? ` ↔ ${where.other}` : ""}` });
}
