// Above the first standard: what is asked and until when, what has changed since the last round, the
// rule, and what is promised about secrecy and what is not.

import { places } from "./ballot_answers.mjs";
import { h } from "./dom.mjs";
import { card, disclosure, said } from "./parts.mjs";

const MINUTE = 60_000;
const EUROPEAN = { en: "en-GB" };
const KINDS = ["new", "reworded", "joined", "split", "remade"];

/** The task, in words. */
export const task = (room, round, now) => [
  room.own.organisation && round.electorate === "organisations" && h("p", { key: "for" }, room.t("ui-ballot-votes-for"), " ", h("strong", {}, room.own.organisation)),
  h("h2", { class: "lead", key: "lead", tabindex: "-1" }, room.t("ui-ballot-task", { count: round.standards.length })),
  h("p", { class: "small", key: "how" }, round.how, " ", room.t("ui-ballot-each")),
  places(room, round, now),
  timeLeft(room, round),
];

/** Until when, by the server's clock: a round may stay open for days. */
export function timeLeft(room, round) {
  const left = (round.closes_at ?? 0) - room.now();
  if (round.paused || left <= 0) return null;
  const until = new Date(round.closes_at).toLocaleString(EUROPEAN[room.lang] ?? room.lang, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  return h("p", { class: "soft", key: "left" }, room.t("ui-ballot-left", { time: spoken(room, left), until }));
}

function spoken(room, left) {
  const minutes = Math.ceil(left / MINUTE);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return room.t("ui-ballot-left-days", { days: Math.floor(hours / 24), hours: hours % 24 });
  if (hours) return room.t("ui-ballot-left-hours", { hours, minutes: minutes % 60 });
  return room.t("ui-ballot-left-minutes", { minutes });
}

/** What is new, reworded, joined or split since the round before, and what is gone. */
export function changes(room, round) {
  if (!round.since) return null;
  const { title, gone } = round.since;
  const kinds = KINDS.map((kind) => [kind, round.standards.filter((one) => one.since?.kind === kind)]).filter(([, found]) => found.length);
  return card(
    { class: "stack tight", key: "since" },
    h("h3", {}, room.t("ui-ballot-since", { title: title.text })),
    h("ul", { class: "plain small" }, ...kinds.map(([kind, found]) => h("li", { key: kind }, h("strong", {}, room.t(`ui-ballot-since-${kind}`)), " ", found.map((one) => one.number).join(", ")))),
    !kinds.length && h("p", { class: "small" }, room.t("ui-ballot-since-same")),
    gone.length > 0 &&
      disclosure(
        room.t("ui-ballot-gone", { count: gone.length }),
        { class: "small" },
        h("ul", { class: "plain stack tight" }, ...gone.map((one, index) => h("li", { key: index }, said(one.text, one.lang), h("span", { class: "soft" }, ` · ${one.verdict_words} · `, room.t(`ui-ballot-gone-${one.became}`, { numbers: one.into.join(", ") }))))),
      ),
  );
}

/** The rule in words and what decides beside it; what is promised about secrecy, and what is not. */
export const terms = (room, round) => card({ class: "stack tight terms", key: "terms" }, h("h3", {}, room.t("ui-ballot-rule")), ...rule(round), ...secrecy(room, round), promise(room, round));

/** All of that above the first standard: what everybody must have seen, the rest behind a click. */
export const intro = (room, round, now) =>
  card({ class: "stack tight intro", key: "intro" }, ...task(room, round, now), ...secrecy(room, round), disclosure(room.t("ui-ballot-rule"), { class: "small" }, ...rule(round), promise(room, round)));

const small = (text) => h("p", { class: "small" }, text);
const rule = (round) => [round.rule, ...round.beside].map(small);
const secrecy = (room, round) => [...(round.secret ? [room.t("ui-ballot-secret")] : (room.own.ballot.record ?? [])), round.attribute && room.t(`ui-ballot-attribute-${round.attribute}`)].filter(Boolean).map(small);

const promise = (room, round) =>
  round.secret &&
  disclosure(room.t("ui-ballot-promise"), { class: "small" }, h("p", {}, h("strong", {}, room.t("ui-ballot-promised")), " ", room.t("ui-ballot-promised-what")), h("p", {}, h("strong", {}, room.t("ui-ballot-not-promised")), " ", room.t("ui-ballot-not-promised-what")), h("p", {}, room.t(round.method === "approval" ? "ui-ballot-codes-whole" : "ui-ballot-codes")));
