// What one seat says in the open round: its draft on this device, handing it in, and the codes this
// device keeps to find its rows again. Every choice is handed in by itself, so that nobody believes
// to have voted who has not.

import { newKey } from "./device.mjs";

const PAUSE = 1500; // milliseconds without a change before a ballot leaves
export const LONGEST_REASONS = 4000; // bytes, as the server counts them

/** The ballot of this seat that counts for now, as far as this device has heard. */
export function standing(room) {
  const own = room.own.ballot;
  const heard = room.local.heard;
  if (heard?.round_id === own.round_id && heard.version > own.version) return heard;
  return { round_id: own.round_id, version: own.version, choices: own.choices, reasons: byStandard(own.reasons) };
}

/** What to show: the draft where there is one, else what stands; `state` says what is durable. */
export function sheet(room) {
  const stands = standing(room);
  const draft = settled(room, stands);
  const shown = draft ?? stands;
  return { ...shown, stands, state: stateOf(room, stands, draft), at: storedAt(room, stands) };
}

function stateOf(room, stands, draft) {
  if (draft && draft.base !== stands.version) return "rival";
  if (tooLong(draft)) return "long";
  if (draft && room.local.refused) return "refused";
  if (draft || casting(room, stands.round_id)) return room.online ? "storing" : "offline";
  return stands.version ? "stored" : "nothing";
}

const tooLong = (draft) => draft && bytesOf(draft.reasons) > LONGEST_REASONS;

/** How many bytes the reasons of a ballot have together. */
export const bytesOf = (reasons) =>
  Object.values(reasons).reduce((sum, reason) => sum + new TextEncoder().encode(reason.text).length, 0);

/** The draft, unless what stands says the same by now. */
function settled(room, stands) {
  const draft = read(room);
  if (!draft) return null;
  if (draft.sent && alike(draft.sent, stands) && draft.base < stands.version) draft.base = stands.version;
  if (alike(draft, stands)) {
    kept(room).clear();
    return null;
  }
  return draft;
}

/** Whether two ballots say the same; codes do not matter here. */
export function alike(one, other) {
  const said = (ballot) =>
    JSON.stringify([
      Object.entries(ballot.choices).map(([name, choice]) => [name, choice.value]).sort(),
      Object.entries(ballot.reasons).filter(([, reason]) => reason.text.trim()).map(([name, { side, text }]) => [name, side, text.trim()]).sort(),
    ]);
  return said(one) === said(other);
}

/** Rate a standard; without a value it becomes blank again. */
export function choose(room, standardId, value) {
  change(room, (draft) => {
    if (value) draft.choices[standardId] = { value, code: newKey() };
    else delete draft.choices[standardId];
  });
}

/** Give a reason, or change its side; an empty one is none. */
export function argue(room, standardId, reason) {
  change(room, (draft) => {
    if (reason) draft.reasons[standardId] = reason;
    else delete draft.reasons[standardId];
  });
}

function change(room, edit) {
  const stands = standing(room);
  const draft = read(room) ?? { base: stands.version, choices: { ...stands.choices }, reasons: { ...stands.reasons } };
  edit(draft);
  kept(room).set(JSON.stringify(draft));
  room.local.refused = null;
  clearTimeout(room.local.pause);
  room.local.pause = setTimeout(() => handIn(room), PAUSE);
  room.redraw();
}

/** Hand in what is not handed in yet. One ballot at a time: the next names the version before it. */
export function handIn(room) {
  clearTimeout(room.local.pause);
  room.local.pause = null;
  if (!room.own.ballot || room.own.ballot.may !== "yes") return;
  const stands = standing(room);
  const draft = settled(room, stands);
  if (!draft || draft.base !== stands.version || tooLong(draft) || casting(room, stands.round_id)) return;
  draft.sent = { choices: draft.choices, reasons: draft.reasons };
  kept(room).set(JSON.stringify(draft));
  const sent = { choices: { ...draft.choices }, reasons: { ...draft.reasons } };
  room.act("cast", { round_id: stands.round_id, base: draft.base, ballot: { choices: sent.choices, reasons: asList(sent.reasons) } }, {
    ondone: (answer) => hear(room, { round_id: stands.round_id, version: answer?.result?.version ?? draft.base + 1, ...sent }, room.now()),
    onrefused: (answer) => refused(room, stands.round_id, answer),
  });
}

/** Called with every drawing: hand in what an earlier page of this device left behind. */
export function goOn(room) {
  const { state } = sheet(room);
  if ((state === "storing" || state === "offline") && !room.local.pause) handIn(room);
  keepCodes(room, standing(room));
}

/** On Outdated, or after the other device was heard: which of the two ballots shall count. */
export function settle(room, mine) {
  const draft = read(room);
  if (mine && draft) kept(room).set(JSON.stringify({ ...draft, base: standing(room).version, sent: null }));
  else kept(room).clear();
  if (mine) handIn(room);
  room.redraw();
}

function hear(room, ballot, at) {
  room.local.heard = ballot;
  keepCodes(room, ballot, at);
  room.redraw();
}

function refused(room, roundId, answer) {
  const present = answer?.present;
  if (present?.version) {
    const ballot = present.ballot ?? present;
    hear(room, { round_id: roundId, version: present.version, choices: ballot.choices, reasons: byStandard(ballot.reasons) });
  } else room.local.refused = answer?.text ?? true;
  room.redraw();
}

// --- what this device keeps ------------------------------------------------------------------

const kept = (room) => room.draft(`ballot-${room.own.ballot.round_id}`);

function read(room) {
  try {
    return JSON.parse(kept(room).value || "null");
  } catch {
    return null; // a draft of another make: what stands is shown instead
  }
}

/** The codes of the ballot that counts, so that its rows can be looked for after closing. */
function keepCodes(room, ballot, at) {
  const memory = room.device(`ballot-${ballot.round_id}`);
  const before = memory.get();
  const known = before?.version >= ballot.version;
  // The view may bring the ballot before the answer brings its time.
  const timed = known && before.version === ballot.version && !before.at && at;
  if (!ballot.version || (known && !timed)) return;
  memory.set({ version: ballot.version, at: at ?? null, choices: ballot.choices });
}

function storedAt(room, stands) {
  const memory = room.device(`ballot-${stands.round_id}`).get();
  return memory?.version === stands.version ? memory.at : null;
}

const casting = (room, roundId) => room.waiting.some((one) => one.act === "cast" && one.args.round_id === roundId && !one.revision);

const byStandard = (reasons) => Object.fromEntries((reasons ?? []).map(({ standard_id, side, text }) => [standard_id, { side, text }]));

const asList = (reasons) =>
  Object.entries(reasons)
    .filter(([, { text }]) => text.trim())
    .map(([standard_id, { side, text }]) => ({ standard_id, side, text: text.trim() }));
