// The published list of a closed round. Every device gets the whole of it and looks for its own rows
// by itself: nobody learns which they are.

import { asked } from "./asking.mjs";

const SHOWN_OF_CODE = 8; // digits of a code in a published row
const LIGHT = 12_000; // rows that a phone fetches without being asked
const SPREAD = 30; // milliseconds per ballot in which the phones of a room come for it
const AGAIN = 10_000;

/** Whether it is too long to be fetched by every phone of a room at once. */
export const isHeavy = (round) => round.listed > LIGHT;

/** What it weighs on its way: half of a row's ten characters are chance and cannot be compressed. */
export const kilobytes = (round) => Math.ceil(round.listed / 180);

/** The rows by standard; null as long as they are not here. */
export function listOf(room, round, isNeeded = false) {
  const lists = (room.local.lists ??= {});
  if (lists[round.round_id] === undefined && (isNeeded || !isHeavy(round))) {
    lists[round.round_id] = null;
    setTimeout(() => fetchList(room, round), SPREAD * round.voted * Math.random());
  }
  return lists[round.round_id];
}

export async function fetchList(room, round) {
  const answer = await asked(room, `/api/published?seat=${room.seat.seat_id}&round=${round.round_id}`);
  room.local.lists[round.round_id] = answer.rows ?? null;
  if (!answer.rows) setTimeout(() => fetchList(room, round), AGAIN * (1 + Math.random()));
  room.redraw();
}

/** Which of the rows this device kept are in the list, with the answer it gave. In an open round a
 * standard may have been taken from a seat since: its row then says so. */
export function lookUp(round, rows, choices) {
  const kept = Object.entries(choices);
  const missing = kept.filter(([standardId, { value, code }]) => {
    const listed = rows[standardId]?.split(" ") ?? [];
    return ![value, "recused"].some((each) => listed.includes(digit(round, each) + code.slice(0, SHOWN_OF_CODE)));
  });
  return { kept: kept.length, missing: missing.map(([standardId]) => standardId) };
}

/** An answer in a published row: its place among the answers of the method. */
const digit = (round, value) => {
  const place = round.values.indexOf(value);
  return place < 0 ? "-" : place.toString(36);
};
