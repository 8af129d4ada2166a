// The round that takes ballots: turnout, time, who is late; never a choice.

import { h } from "../../dom.mjs";
import { kept } from "../../kept.mjs";
import { ask, button, card, disclosure, pill, progress, said } from "../../parts.mjs";
import { closing } from "./closing.mjs";
import { NONE, dateTime, deadlineFields, momentOf, sent, timeLeft } from "./deadline.mjs";
import { paper } from "./paper.mjs";
import { recusals } from "./recusal.mjs";
import { silent } from "./silent.mjs";

const MINUTE = 60_000;

export const openRound = (room, round) =>
  card(
    { class: "stack open-round", key: round.round_id },
    h("div", { class: "row between" }, said(round.title.text, round.title.lang, "h3"), round.paused ? pill(room.t("ui-voting-paused"), "warn") : pill(room.t(round.secret ? "ui-voting-secret-now" : "ui-voting-open-now"), "good")),
    h("p", { class: "turnout" }, h("strong", { class: "num" }, `${round.voted}/${round.entitled}`), h("span", {}, round.turnout_words)),
    progress(round.voted, round.entitled, { class: "thick" }),
    round.turnout_by.length > 1 && h("ul", { class: "plain row turnout-by" }, ...round.turnout_by.map((one) => h("li", { key: one.words }, pill(room.t("ui-voting-turnout-of", { name: one.words, voted: one.voted, entitled: one.entitled }), one.voted === one.entitled ? "good" : "")))),
    pausing(room, round),
    time(room, round),
    disclosure(room.t("ui-voting-rule-fixed"), { key: "rule" }, h("p", {}, round.rule), h("p", { class: "soft small" }, room.t("ui-voting-opened", { time: dateTime(room, round.opened_at), count: round.standards })), h("p", { class: "soft small hash" }, room.t("ui-voting-hash"), " ", h("code", {}, round.hash))),
    late(room, round),
    silent(room, round),
    recusals(room, round),
    paper(room, round),
    h("div", { class: "row end ending" }, button(room.t("ui-voting-close-round"), () => ask(room, "close-round"), { kind: "main" })),
    closing(room, round),
  );

/** For a network cut, or when the room talks first; the time until the deadline stands still. */
const pausing = (room, round) =>
  h(
    "div",
    { class: "row", key: "pausing" },
    round.paused ? button(room.t("ui-voting-resume"), () => room.act("resume_round", { round_id: round.round_id }), { kind: "main" }) : button(room.t("ui-voting-pause"), () => room.act("pause_round", { round_id: round.round_id })),
    h("span", { class: "soft small" }, room.t(round.paused ? "ui-voting-paused-hint" : "ui-voting-pause-hint")),
  );

function time(room, round) {
  const state = kept(room, `deadline-${round.round_id}`, NONE);
  const set = (moment) => room.act("set_deadline", { round_id: round.round_id, closes_at: sent(moment) }, { ondone: () => state.clear() });
  const later = (minutes) => set(Math.max(room.shared.round.closes_at ?? 0, room.now()) + minutes * MINUTE);
  const moment = momentOf(room, state.value);
  return h(
    "div",
    { class: "stack tight time", key: "time" },
    h("p", { class: "row" }, round.closes_at ? [h("span", {}, room.t(round.paused ? "ui-voting-closes-paused" : "ui-voting-closes-on", { time: dateTime(room, round.closes_at) })), !round.paused && timeLeft(room, round.closes_at)] : h("span", {}, room.t("ui-voting-closes-by-hand-only"))),
    h(
      "div",
      { class: "row" },
      button(room.t("ui-voting-later-minutes", { count: 15 }), () => later(15), { kind: "small" }),
      button(room.t("ui-voting-later-day"), () => later(1440), { kind: "small" }),
      round.closes_at && button(room.t("ui-voting-no-deadline"), () => set(null), { kind: "small" }),
    ),
    disclosure(room.t("ui-voting-choose-deadline"), { key: "choose" }, deadlineFields(room, "deadline-running", state.value, (value) => state.set(value)), h("div", { class: "row" }, button(room.t("ui-voting-set-deadline"), () => set(momentOf(room, state.value)), { disabled: !moment }))),
  );
}

const late = (room, round) =>
  round.late.length > 0 &&
  disclosure(
    room.t("ui-voting-late", { count: round.late.length }),
    { key: "late" },
    h("p", { class: "soft small" }, room.t("ui-voting-late-hint")),
    h("ul", { class: "plain stack tight" }, ...round.late.map((seat) => h("li", { class: "row between", key: seat.seat_id }, h("span", {}, seat.words), button(room.t("ui-voting-admit"), () => room.act("admit_seat", { seat_id: seat.seat_id }), { kind: "small", "aria-label": room.t("ui-voting-admit-of", { name: seat.words }) })))),
  );
