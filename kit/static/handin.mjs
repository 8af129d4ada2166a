// What one seat says in the open round: its draft on this device, handing it in, and the codes this
// device keeps to find its rows again. Every choice is handed in by itself, so that nobody believes
// to have voted who has not.

import { newKey } from "./device.mjs";

const PAUSE = 1500; // milliseconds without a change before a ballot leaves
const OTHER_TAB = 5000; // before a draft is taken for one whose page has gone
const AFTER_REFUSAL = 3000; // before a ballot that came at a bad moment is tried again
export const LONGEST_REASONS = 4000; // bytes, as the server counts them

/** The ballot of this seat that counts for now, as far as this device has heard. */
export function standing(room) {
  const own = room.own.ballot;
  const heard = room.local.heard;
  if (heard?.round_id === own.round_id && heard.version > own.version) return heard;
  return { round_id: own.round_id, version: own.version, choices: own.choices, reasons: byStandard(own.reasons), scopes: own.scopes ?? {} };
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
  if (casting(room, stands.round_id)) return room.online ? "storing" : "offline";
  if (draft && isOver(room)) return "over";
  if (draft && room.shared.round.paused) return "paused";
  if (draft) return room.online ? "storing" : "offline";
  return stands.version ? "stored" : "nothing";
}

/** Whether the deadline has passed, by the server's clock; while a round is paused none does. */
export function isOver(room) {
  const { closes_at: until, paused } = room.shared.round;
  return Boolean(until) && !paused && room.now() >= until;
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
  if (alike(draft, stands) && (stands.version || !draft.none)) {
    kept(room).clear();
    return null;
  }
  return draft;
}

/** Whether two ballots say the same; codes do not matter here. */
export const alike = (one, other) => saidIn(one) === saidIn(other);

const saidIn = ({ choices, reasons, scopes }) =>
  JSON.stringify([
    Object.entries(choices).map(([name, choice]) => [name, choice.value]).sort(),
    Object.entries(reasons).filter(([, reason]) => reason.text.trim()).map(([name, { side, text }]) => [name, side, text.trim()]).sort(),
    Object.entries(scopes ?? {}).sort(),
  ]);

/** Answer a standard; without a value it becomes blank again. */
export function choose(room, standardId, value) {
  const whole = room.shared.round.method === "approval";
  change(room, (draft) => {
    if (value) draft.choices[standardId] = { value, code: whole ? codeOf(draft) : newKey() };
    else delete draft.choices[standardId];
  });
}

/** The one code of a ballot that is counted whole, kept through all its changes. */
function codeOf(draft) {
  draft.code = Object.values(draft.choices)[0]?.code ?? draft.code ?? newKey();
  return draft.code;
}

/** Give a reason, or change its side; an empty one is none. */
export function argue(room, standardId, reason) {
  change(room, (draft) => {
    if (reason) draft.reasons[standardId] = reason;
    else delete draft.reasons[standardId];
  });
}

/** Say whether a standard is universal or adaptable; without an answer it is left open. */
export function place(room, standardId, scope) {
  change(room, (draft) => {
    if (scope) draft.scopes[standardId] = scope;
    else delete draft.scopes[standardId];
  });
}

/** Hand in a ballot with nothing on it: where ticks are counted, that is an answer too. */
export function approveNone(room) {
  change(room, (draft) => (draft.none = true));
  handIn(room);
}

function change(room, edit) {
  const stands = standing(room);
  const draft = read(room) ?? { base: stands.version, choices: { ...stands.choices }, reasons: { ...stands.reasons }, scopes: { ...stands.scopes }, code: Object.values(stands.choices)[0]?.code };
  edit(draft);
  draft.at = room.now();
  room.local.wrote = true;
  draft.words = Object.fromEntries(room.shared.round.answers.map(({ value, short }) => [value, short]));
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
  if (!room.shared.round || room.own.ballot?.may !== "yes" || room.shared.round.paused || isOver(room)) return;
  const stands = standing(room);
  const draft = settled(room, stands);
  if (!draft || draft.base !== stands.version || tooLong(draft) || casting(room, stands.round_id)) return;
  const { choices, reasons, scopes } = draft;
  kept(room).set(JSON.stringify({ ...draft, sent: { choices, reasons, scopes } }));
  room.act("cast", { round_id: stands.round_id, base: draft.base, ballot: { choices, reasons: asList(reasons), scopes } }, {
    ondone: (answer) => hear(room, { round_id: stands.round_id, version: answer?.result?.version ?? draft.base + 1, choices, reasons, scopes }, room.now()),
    onrefused: (answer) => refused(room, stands.round_id, answer),
  });
}

/** Called with every drawing: hand in what an earlier page of this device, or a pause, left behind. */
export function goOn(room) {
  const { state } = sheet(room);
  const waits = room.local.pause || isWrittenElsewhere(room) || room.now() < (room.local.notBefore ?? 0);
  if ((state === "storing" || state === "offline") && !waits) handIn(room);
  keepCodes(room, standing(room));
}

/** Another tab of this device may be at it: it hands in what it wrote, or two would at once. */
const isWrittenElsewhere = (room) => !room.local.wrote && Math.abs(room.now() - (read(room)?.at ?? 0)) < OTHER_TAB;

/** On Outdated, or after the other device was heard: which of the two ballots shall count. */
export function settle(room, mine) {
  const draft = read(room);
  if (mine && draft) kept(room).set(JSON.stringify({ ...draft, base: standing(room).version, sent: null }));
  else kept(room).clear();
  room.local.refused = null;
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
    hear(room, { round_id: roundId, version: present.version, choices: ballot.choices, reasons: byStandard(ballot.reasons), scopes: ballot.scopes ?? {} });
  } else if (TRIED_AGAIN.has(answer?.message_id)) room.local.notBefore = room.now() + AFTER_REFUSAL;
  else room.local.refused = answer?.text ?? true;
  if (SAID_HERE.has(answer?.message_id)) queueMicrotask(() => unsay(room, answer.text));
  room.redraw();
}

/** The moment refused it, not the ballot: a pause ends, and a deadline may be moved. */
const TRIED_AGAIN = new Set(["round-paused", "round-closed"]);

/** What the ballot itself says, where it belongs, needs no notice above the page. */
const SAID_HERE = new Set(["round-paused", "round-closed", "ballot-outdated"]);

const unsay = (room, text) => room.notices.filter((one) => one.text === text).forEach((one) => room.dismiss(one.id));

// --- what this device keeps ------------------------------------------------------------------

const draftOf = (room, roundId) => room.draft(`ballot-${roundId}`);
const memoryOf = (room, roundId) => room.device(`ballot-${roundId}`);
const kept = (room) => draftOf(room, room.own.ballot.round_id);

function read(room, roundId = room.own.ballot.round_id) {
  try {
    const draft = JSON.parse(draftOf(room, roundId).value || "null");
    return draft && { scopes: {}, ...draft };
  } catch {
    return null; // a draft of another make: what stands is shown instead
  }
}

/** The codes of the ballot that counts, so that its rows can be looked for after closing. */
function keepCodes(room, ballot, at) {
  const memory = memoryOf(room, ballot.round_id);
  const before = memory.get();
  const known = before?.version >= ballot.version;
  // The view may bring the ballot before the answer brings its time.
  const timed = known && before.version === ballot.version && !before.at && at;
  if (!ballot.version || (known && !timed)) return;
  memory.set({ version: ballot.version, at: at ?? null, choices: ballot.choices });
}

function storedAt(room, stands) {
  const memory = memoryOf(room, stands.round_id).get();
  return memory?.version === stands.version ? memory.at : null;
}

/** What this device still held when a round closed, beside the ballot it knows to be stored. */
export function leftOver(room, roundId) {
  const draft = read(room, roundId);
  return draft && { draft, stored: memoryOf(room, roundId).get() };
}

/** A draft of a closed round has no use any more; one that arrived after all is the stored ballot. */
export function layDown(room, roundId, arrived) {
  const draft = read(room, roundId);
  const memory = memoryOf(room, roundId);
  if (arrived && draft) memory.set({ version: draft.base + 1, at: memory.get()?.at ?? null, choices: draft.choices });
  draftOf(room, roundId).clear();
  room.redraw();
}

const casting = (room, roundId) => room.waiting.some((one) => one.act === "cast" && one.args.round_id === roundId && !one.revision);

const byStandard = (reasons) => Object.fromEntries((reasons ?? []).map(({ standard_id, side, text }) => [standard_id, { side, text }]));

const asList = (reasons) =>
  Object.entries(reasons)
    .filter(([, { text }]) => text.trim())
    .map(([standard_id, { side, text }]) => ({ standard_id, side, text: text.trim() }));
