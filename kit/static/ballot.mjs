// The ballot, drawn by one piece of code for phones and for the vote page: one standard at a time on
// a small screen, all of them below each other on a wide one.

import { mark, places, scopeWords } from "./ballot_answers.mjs";
import { askedOf, done, isRecused, receipt, rivals, state, statusWords, turnout } from "./ballot_receipt.mjs";
import { standard } from "./ballot_standard.mjs";
import { changes, intro, task, terms } from "./ballot_terms.mjs";
import { h } from "./dom.mjs";
import { goOn, handIn, isOver, sheet } from "./handin.mjs";
import { button, card, said } from "./parts.mjs";
import { style } from "./style.mjs";

style("ballot.css");

const WIDE = matchMedia("(min-width: 62rem)");
const DAY = 86_400_000;
let watching = false;

/** The open round for this seat: its ballot, or a sentence why it has none. */
export function ballot(room) {
  const { round } = room.shared;
  const own = room.own.ballot;
  if (!round || !own || own.round_id !== round.round_id) return [];
  if (own.may !== "yes") return [outside(room, round, own.may)];
  watch(room);
  goOn(room);
  const now = sheet(room);
  return [
    h("p", { class: "unseen", role: "status", key: "ballot-status" }, statusWords(room, now)),
    round.paused && h("p", { class: "notice warn", key: "paused" }, room.t("ui-ballot-paused")),
    isOver(room) && h("p", { class: "notice warn", role: "status", key: "ended" }, room.t("ui-ballot-ended")),
    now.state === "rival" && rivals(room, round, now),
    isWide(room) ? wide(room, round, now) : narrow(room, round, now),
  ];
}

/** Whether there is a ballot and room to draw all of it. */
export const isWide = ({ shared, own }) => Boolean(shared.round && own.ballot?.may === "yes" && WIDE.matches);

/** The moment at which the clock of the page ends: the round's, where that is near. */
export function deadline({ shared, now }) {
  const until = shared.round?.closes_at;
  if (shared.closed || shared.round?.paused) return null;
  return until && until - now() < DAY ? until : shared.moment?.deadline;
}

/** A page that is put away hands in at once; a window that changes its width is drawn again. */
function watch(room) {
  if (watching) return;
  watching = true;
  WIDE.addEventListener("change", () => room.redraw());
  document.addEventListener("visibilitychange", () => document.hidden && room.own?.ballot && handIn(room));
}

const outside = (room, round, why) =>
  card({ class: "stack", key: "outside" }, h("h2", {}, round.title.text), h("p", {}, room.t(`ui-ballot-${why}-${why === "late" ? "persons" : round.electorate}`)), turnout(room, round));

// --- one standard at a time ------------------------------------------------------------------

function narrow(room, round, now) {
  const place = placeOf(room, round, now);
  if (place === "all") return overview(room, round, now);
  const first = place === "start"; // the first standard, below what is asked: nothing to press before it
  const at = first ? 0 : place;
  const one = round.standards[at];
  const last = at === round.standards.length - 1;
  return h(
    "div",
    { class: `ballot stack ${first ? "first" : ""}`, key: `at-${place}`, oncreate: arrive(room) },
    first && intro(room, round, now),
    first && changes(room, round),
    h("div", { class: "stack tight" }, h("div", { class: "ends small soft" }, h("span", {}, room.t("ui-ballot-of", { number: at + 1, count: round.standards.length })), state(room, now)), done(room, round, now), !first && places(room, round, now)),
    standard(room, round, now, one, false),
    h(
      "div",
      { class: "foot" },
      !first && button(room.t("ui-ballot-back"), () => go(room, at ? at - 1 : "start")),
      button(room.t("ui-ballot-all"), () => go(room, "all"), { kind: "quiet" }),
      button(last ? room.t("ui-ballot-finish") : room.t("ui-ballot-next"), () => go(room, last ? "all" : at + 1), { kind: "main" }),
    ),
  );
}

function placeOf(room, round, now) {
  const place = placeDraft(room).value;
  if (place === "start" || place === "all") return place;
  const index = round.standards.findIndex((one) => one.standard_id === place);
  if (index >= 0) return index;
  if (!now.stands.version) room.local.began = round.round_id; // its first answer moves nothing away
  return room.local.began === round.round_id ? "start" : "all";
}

const placeDraft = (room) => room.draft(`place-${room.own.ballot.round_id}`);

function go(room, place) {
  handIn(room); // whoever goes on has decided
  placeDraft(room).set(typeof place === "number" ? room.shared.round.standards[place].standard_id : place);
  room.local.moved = true;
  room.local.arguing = null;
  room.redraw();
}

/** After a step the new heading gets the focus, so that readers and thumbs begin at its top. */
const arrive = (room) => (element) => {
  if (!room.local.moved) return;
  room.local.moved = false;
  queueMicrotask(() => {
    scrollTo({ top: 0 });
    element.querySelector("h2")?.focus({ preventScroll: true });
  });
};

function overview(room, round, now) {
  const blank = round.method === "approval" ? [] : askedOf(room, round).filter((one) => !now.choices[one.standard_id]);
  return h(
    "div",
    { class: "ballot stack", key: "all", oncreate: arrive(room) },
    receipt(room, round, now),
    places(room, round, now),
    h("ol", { class: "plain overview card" }, ...round.standards.map((one, index) => entry(room, round, now, one, index))),
    blank.length > 0 && !isOver(room) && button(room.t("ui-ballot-go-on"), () => go(room, round.standards.indexOf(blank[0])), { kind: "main" }),
    changes(room, round),
    terms(room, round),
  );
}

function entry(room, round, now, one, index) {
  const beside = [one.since && room.t(`ui-ballot-since-${one.since.kind}`), scopeWords(round, now.scopes[one.standard_id]), now.reasons[one.standard_id]?.text.trim() && room.t("ui-ballot-reason")].filter(Boolean);
  return h(
    "li",
    { key: one.standard_id },
    h(
      "button",
      { type: "button", class: "entry", onclick: () => go(room, index) },
      h("span", { class: "num soft" }, one.number),
      h("span", {}, said(one.text, one.lang, "span", { class: "words" }), beside.length > 0 && h("span", { class: "small soft beside-words" }, beside.join(" · "))),
      given(room, round, now, one),
    ),
  );
}

/** What is answered; of a standard on which the seat does not vote, that. */
const given = (room, round, now, one) => mark(room, round, isRecused(room, one) ? { value: "recused" } : now.choices[one.standard_id]);

// --- all standards below each other ------------------------------------------------------------

const wide = (room, round, now) =>
  h(
    "div",
    { class: "ballot wide", key: "wide" },
    h("div", { class: "stack" }, h("div", { class: "stack tight task", key: "task" }, ...task(room, round, now)), changes(room, round), ...round.standards.map((one) => standard(room, round, now, one, true))),
    h(
      "aside",
      { class: "stack side", "aria-label": room.t("ui-ballot-all") },
      receipt(room, round, now),
      places(room, round, now),
      h(
        "ol",
        { class: `plain jumps ${["rating", "approval"].includes(round.method) ? "" : "worded"}` },
        ...round.standards.map((one) =>
          h("li", { key: one.standard_id }, h("button", { type: "button", class: `jump ${now.choices[one.standard_id] ? "has" : ""}`, title: one.text, onclick: () => jump(one) }, h("span", { class: "small" }, one.number), given(room, round, now, one))),
        ),
      ),
      terms(room, round),
    ),
  );

function jump(one) {
  const target = document.getElementById(`standard-${one.standard_id}`);
  target?.scrollIntoView();
  target?.querySelector("h2")?.focus({ preventScroll: true });
}
