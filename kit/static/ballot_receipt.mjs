// What is durable of a ballot, what is not yet, and what never will be: nobody believes to have
// voted who has not.

import { judged, mark, scopeWords } from "./ballot_answers.mjs";
import { lacksReason } from "./ballot_reason.mjs";
import { h } from "./dom.mjs";
import { approveNone, layDown, leftOver, settle } from "./handin.mjs";
import { button, card, pill, progress, said } from "./parts.mjs";
import { listOf, lookUp } from "./published_list.mjs";

const TONES = { stored: "good", nothing: "", rival: "warn", storing: "warn", offline: "warn", paused: "warn", long: "bad", refused: "bad", over: "bad" };

/** The final view: what is stored, what is blank, and that there is nothing more to press. */
export function receipt(room, round, now) {
  const lacking = round.standards.filter((one) => lacksReason(round, now, one)).map((one) => one.number);
  return card(
    { class: `stack tight receipt ${now.state}`, key: "receipt" },
    h("h2", { tabindex: "-1" }, statusWords(room, now)),
    now.stands.version > 0 && h("p", {}, sums(room, round, now.stands)),
    lacking.length > 0 && h("p", { class: "bad" }, room.t("ui-ballot-lacking", { numbers: lacking.join(", ") })),
    now.state === "over" ? stands(room, now.stands.version && now.at, now.stands.version) : h("p", { class: "soft small" }, room.t(now.state === "stored" ? "ui-ballot-nothing-more" : "ui-ballot-by-itself")),
    done(room, round, now),
    round.method === "approval" && now.state === "nothing" && button(room.t("ui-ballot-none-of-them"), () => approveNone(room)),
    turnout(room, round),
  );
}

export const turnout = (room, round) => h("p", { class: "soft small" }, room.t("ui-ballot-turnout", { voted: round.voted, entitled: round.entitled }));

function sums(room, round, stands) {
  const asked = askedOf(room, round);
  const given = asked.map((one) => stands.choices[one.standard_id]);
  const rated = given.filter((choice) => judged(round, choice)).length;
  if (round.method === "approval") return room.t("ui-ballot-sums-approval", { given: rated, count: asked.length });
  const recused = given.filter((choice) => choice?.value === "recused").length;
  const blank = given.filter((choice) => !choice).length;
  const parts = [room.t("ui-ballot-sums", { rated, cannot: given.length - rated - recused - blank, blank }), recused > 0 && room.t("ui-ballot-sums-recused", { count: recused })];
  return parts.filter(Boolean).join(" · ");
}

/** The standards that this seat is asked about: those on which it does not vote are left out. */
export const askedOf = (room, round) => round.standards.filter((one) => !isRecused(room, one));

/** Whether the facilitator noted a standard as this seat's own cause. */
export const isRecused = (room, one) => Boolean(room.own.ballot.recused?.includes(one.standard_id));

/** How far one has come; where standards are ticked or not, there is no far. */
export function done(room, round, now) {
  if (round.method === "approval") return null;
  const asked = askedOf(room, round);
  return progress(asked.filter((one) => now.choices[one.standard_id]).length, asked.length);
}

export function statusWords(room, now) {
  if (now.state === "stored" && now.at) return room.t("ui-ballot-stored-at", { time: room.time(now.at) });
  if (now.state === "refused" && typeof room.local.refused === "string") return room.local.refused;
  return room.t(`ui-ballot-${now.state}`);
}

export const state = (room, now) => pill(shortly(room, now), TONES[now.state], { "aria-hidden": "true" });

/** After a reload the page knows that the ballot is stored, not when it was. */
function shortly(room, now) {
  if (now.state !== "stored") return room.t(`ui-ballot-short-${now.state}`);
  return now.at ? room.t("ui-ballot-short-stored", { time: room.time(now.at) }) : room.t("ui-ballot-short-there");
}

// --- two versions ------------------------------------------------------------------------------

/** Two devices of one seat said different things: both are shown, the person chooses. */
export function rivals(room, round, now) {
  const shown = (ballot, one) => [mark(room, round, ballot.choices[one.standard_id]), beside(room, scopeWords(round, ballot.scopes[one.standard_id]), ballot.reasons[one.standard_id])];
  return card(
    { class: "stack rival", role: "alert", key: "rival" },
    h("h2", {}, room.t("ui-ballot-rival-title")),
    h("p", {}, room.t("ui-ballot-rival-what")),
    compared(room, round.standards, now.stands, now, shown, ["ui-ballot-there", "ui-ballot-here"]),
    h("div", { class: "row" }, button(room.t("ui-ballot-take-there"), () => settle(room, false)), button(room.t("ui-ballot-take-here"), () => settle(room, true), { kind: "main" })),
  );
}

/** The standards on which two versions differ, with what each says. */
function compared(room, standards, left, right, shown, heads) {
  const differing = standards.filter((one) => saidOf(left, one) !== saidOf(right, one));
  const version = (ballot, one, head) => h("div", { class: "version", key: head }, h("dt", { class: "soft small" }, room.t(head)), h("dd", {}, shown(ballot, one)));
  return (
    differing.length > 0 &&
    h(
      "ol",
      { class: "plain stack compared", key: "compared" },
      ...differing.map((one) => h("li", { class: "stack tight", key: one.standard_id }, said(`${one.number}. ${one.text}`, one.lang, "p"), h("dl", {}, version(left, one, heads[0]), version(right, one, heads[1])))),
    )
  );
}

const saidOf = ({ choices, reasons, scopes }, { standard_id: id }) => JSON.stringify([choices[id]?.value, reasons[id]?.side, reasons[id]?.text.trim() || null, scopes?.[id]]);

const beside = (room, scope, reason) =>
  (scope || reason?.text) && h("p", { class: "small soft" }, [scope, reason?.text && `${room.t(`ui-ballot-side-${reason.side}`)}: ${reason.text}`].filter(Boolean).join(" · "));

// --- too late ----------------------------------------------------------------------------------

/** What this device could not hand in before a round closed: said once, until it is understood. */
export function notCounted(room) {
  const round = room.shared.results;
  const left = round && leftOver(room, round.round_id);
  if (!left) return null;
  const { draft, stored } = left;
  const rows = listOf(room, round, true);
  if (!rows) return null; // whether it arrived after all, only the list tells
  if (arrived(round, rows, draft, stored)) {
    layDown(room, round.round_id, true);
    return null;
  }
  const shown = (ballot, one) => [wordOf(room, draft, ballot.choices[one.standard_id]), beside(room, null, ballot.reasons[one.standard_id])];
  return card(
    { class: "stack tight receipt over", role: "alert", key: "not-counted" },
    h("h2", {}, room.t("ui-ballot-over")),
    stands(room, stored?.at, stored?.version),
    compared(room, round.rows, { reasons: draft.reasons, choices: {}, ...stored, scopes: draft.scopes }, draft, shown, ["ui-ballot-counted", "ui-ballot-uncounted"]),
    h("div", { class: "row" }, button(room.t("ui-ballot-understood"), () => layDown(room, round.round_id, false), { kind: "main" })),
  );
}

/** Which ballot counts instead. */
const stands = (room, at, version) => h("p", {}, at ? room.t("ui-ballot-stands-at", { time: room.time(at) }) : room.t(version ? "ui-ballot-stands-before" : "ui-ballot-stands-none"));

/** Whether the published list holds what the draft says: then only the answer was lost. */
function arrived(round, rows, draft, stored) {
  const { missing } = lookUp(round, rows, draft.choices);
  const taken = Object.entries(stored?.choices ?? {}).filter(([id, choice]) => draft.choices[id]?.code !== choice.code || draft.choices[id]?.value !== choice.value);
  const left = lookUp(round, rows, Object.fromEntries(taken)).missing.length;
  const changed = taken.length > 0 || Object.keys(draft.choices).some((id) => !stored?.choices[id]);
  return changed && missing.length === 0 && left === taken.length;
}

const wordOf = (room, draft, choice) => h("span", { class: `given ${choice ? "worded" : "none"}` }, choice ? (draft.words?.[choice.value] ?? choice.value) : room.t("ui-ballot-blank"));
