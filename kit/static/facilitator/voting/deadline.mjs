// When a round closes by itself: chosen as a length or as a moment of this room's clock.

import { h } from "../../dom.mjs";
import { clock, field } from "../../parts.mjs";

const MINUTE = 60_000;
const DAY = 1440;
const LENGTHS = [10, 30, 60, DAY, 3 * DAY, 7 * DAY]; // minutes
export const NONE = { length: "", at: "" };

/** The moment that was chosen, in milliseconds: null for none, NaN for one that cannot be. */
export function momentOf(room, { length, at }) {
  if (!length) return null;
  const moment = length === "at" ? new Date(at).getTime() : room.now() + Number(length) * MINUTE;
  return moment > room.now() ? moment : NaN;
}

/** How the server takes a moment. */
export const sent = (moment) => (moment === null ? null : new Date(moment).toISOString());

/** A choice of lengths, none, or date and time; `value` is `{length, at}`. */
export function deadlineFields(room, id, value, change) {
  const chosen = h(
    "select",
    { id, value: value.length, onchange: (event) => change({ length: event.target.value, at: value.at || local(room.now() + DAY * MINUTE) }) },
    ...["", ...LENGTHS.map(String), "at"].map((one) => h("option", { value: one, selected: one === value.length }, lengthWords(room, one))),
  );
  return h(
    "div",
    { class: "row deadline-fields" },
    field(room.t("ui-voting-closes"), chosen),
    value.length === "at" && field(room.t("ui-voting-closes-at"), h("input", { id: `${id}-at`, type: "datetime-local", value: value.at, oninput: (event) => change({ length: "at", at: event.target.value }) })),
    Number.isNaN(momentOf(room, value)) && h("p", { class: "warning", role: "status" }, room.t("ui-voting-closes-past")),
  );
}

function lengthWords(room, length) {
  if (!length) return room.t("ui-voting-closes-by-hand");
  if (length === "at") return room.t("ui-voting-closes-moment");
  const minutes = Number(length);
  if (minutes < 60) return room.t("ui-voting-in-minutes", { count: minutes });
  if (minutes < DAY) return room.t("ui-voting-in-an-hour");
  return minutes === DAY ? room.t("ui-voting-in-a-day") : room.t("ui-voting-in-days", { count: minutes / DAY });
}

/** A moment with its day, as the room's language and clock have it. */
export const dateTime = (room, moment) => new Date(moment).toLocaleString(room.lang === "en" ? "en-GB" : room.lang, { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

/** Time left: a clock within a day, days and hours before that. */
export function timeLeft(room, moment) {
  const hours = Math.floor((moment - room.now()) / (60 * MINUTE));
  if (hours < 24) return clock(room, moment);
  return h("strong", { class: "num" }, room.t("ui-voting-days-left", { days: Math.floor(hours / 24), hours: hours % 24 }));
}

/** As a field for date and time holds it: this device's own time, without a zone. */
const local = (moment) => new Date(moment - new Date(moment).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
