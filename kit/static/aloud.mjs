// What changes by itself, said aloud to who does not see it: a round that opens, pauses or closes, and
// the last minute.

import { h } from "./dom.mjs";

const MINUTE = 60_000;

/** A line that no eye sees and every screen reader says when its words change. */
export const aloud = (room, until) => h("p", { class: "unseen", role: "status", key: "aloud" }, words(room, until ? until - room.now() : Infinity));

function words(room, left) {
  const { round, results } = room.shared;
  if (left <= 0) return room.t("ui-time-is-up");
  if (left < MINUTE) return room.t("ui-phone-last-minute");
  if (round?.paused) return room.t("ui-ballot-paused");
  if (round) return room.t("ui-phone-opened", { title: round.title.text });
  return results && room.t("ui-phone-closed", { title: results.title.text });
}
