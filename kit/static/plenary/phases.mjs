// The quiet phases of the screen: welcome, presentation, brainstorm, crosswalk, vote, pause, closing.

import { h } from "../dom.mjs";
import { clock, groupColour, groupMark, progress, qr, said } from "../parts.mjs";
import { graph, legend } from "../crosswalk_graph.mjs";
import { stillWheel } from "../crosswalk_wheel.mjs";
import { told } from "../whole_data.mjs";
import { scroller } from "./paging.mjs";
import { style } from "../style.mjs";

style("crosswalk_graph.css");

export function welcome(room) {
  const { join, title } = room.shared;
  return [
    h("div", { class: "welcome" }, h("div", {}, h("p", { class: "kicker" }, room.t("ui-plen-welcome")), said(title.text, title.lang, "h2", { class: "title" }), h("ol", { class: "plain join-steps" }, step(room, 1, "wifi"), step(room, 2, "scan", join.address), step(room, 3, "code", join.code))), join.qr && qr(join.qr, room.t("ui-plen-qr", { url: join.url }))),
  ];
}

const step = (room, number, name, value) => h("li", {}, h("span", { class: "step-number", "aria-hidden": "true" }, number), h("span", {}, room.t(`ui-plen-step-${name}`), value && h("strong", { class: "value" }, value)));

const itemTitle = (room) => said(room.shared.clock.title.text, room.shared.clock.title.lang, "h2", { class: "title" });

const then = (room) => {
  const { upcoming } = room.shared;
  return upcoming && h("p", { class: "then" }, h("span", { class: "soft" }, room.t("ui-plen-then")), " ", said(upcoming.title.text, upcoming.title.lang), " ", h("span", { class: "soft num" }, `${upcoming.minutes} min`));
};

export const presentation = (room) => [h("div", { class: "middle" }, itemTitle(room), clock(room, room.shared.clock.deadline, { class: "huge" }), then(room))];

/** The clock is the largest thing; of the groups only counts, so that nobody copies. */
export const brainstorm = (room) => [
  h("div", { class: "middle" }, said(room.shared.clock.title.text, room.shared.clock.title.lang, "h2", { class: "title" }), clock(room, room.shared.clock.deadline, { class: "giant" }), h("p", { class: "soft" }, room.t("ui-plen-send-ideas"))),
  h("ul", { class: `plain fill ${room.shared.tables.length > 4 ? "many" : ""}` }, ...room.shared.tables.map((table) => filling(room, table))),
];

const filling = (room, table) =>
  h(
    "li",
    { key: table.group_id, style: groupColour(table.number) },
    groupMark(table.number),
    h("span", { class: "num" }, table.lines_words),
    h("span", { class: table.title ? "name" : "unseen" }, table.name),
    h("span", { class: "columns", "aria-hidden": "true" }, ...table.questions.map((count, index) => h("i", { key: index, style: { "--part": Math.min(1, count / mostLines(room)) } }))),
  );

const mostLines = (room) => Math.max(4, ...room.shared.tables.flatMap((table) => table.questions));

/** Two or three lists stand in columns, more of them on the wheel, which fits the screen whole. */
export function crosswalk(room) {
  const { picture, wheel, hidden } = room.shared;
  return [
    h("div", { class: "row results-head" }, h("h2", { class: "title" }, room.t("ui-plen-crosswalk")), wheel && h("p", { class: "soft counts" }, wheel.summary), h("span", { class: "grow" }), picture && scroller(room)),
    hidden && h("p", { class: "soft" }, room.t("ui-plen-blind")),
    picture && h("div", { class: "picture" }, graph(room, picture)),
    wheel && h("div", { class: "picture" }, h("figure", { class: "crosswalk-graph" }, h("figcaption", {}, legend(room, "wheel")), stillWheel(room, told(wheel)))),
    !picture && !wheel && h("p", { class: "soft" }, room.t("ui-plen-no-picture")),
  ];
}

/** Turnout and time, nothing else: while a round is open no screen knows more. */
export function vote(room) {
  const { round } = room.shared;
  if (!round) return [h("div", { class: "middle" }, h("h2", { class: "title" }, room.t("ui-plen-vote-soon")), h("p", { class: "soft" }, room.t("ui-plen-vote-soon-hint")))];
  return [
    h(
      "div",
      { class: "middle vote-now" },
      h("h2", { class: "title" }, said(round.title.text, round.title.lang), " · ", room.t("ui-plen-vote-now")),
      h("p", { class: "turnout", "aria-hidden": "true" }, h("strong", { class: "num" }, round.voted), h("span", { class: "of num" }, `/ ${round.entitled}`)),
      h("p", { class: "unseen", role: "status" }, round.turnout_words),
      progress(round.voted, round.entitled, { class: "thick" }),
      h("p", { class: "soft" }, room.t(round.secret ? "ui-plen-secret" : "ui-plen-open")),
      h("p", { class: "rule" }, round.rule),
    ),
  ];
}

export const pause = (room) => [h("div", { class: "middle" }, room.shared.clock ? itemTitle(room) : h("h2", { class: "title" }, room.t("ui-plen-break")), clock(room, room.shared.clock?.deadline, { class: "huge" }), then(room))];

export function closing(room) {
  const { figures, verdicts, head } = room.shared;
  return [
    h(
      "div",
      { class: "middle" },
      h("h2", { class: "title" }, room.t("ui-plen-closing")),
      h("p", { class: "soft" }, room.t("ui-plen-closing-hint")),
      h("ul", { class: "plain figures" }, ...figures.map((words, index) => h("li", { key: index }, ...number(words)))),
      verdicts.length > 0 && h("p", { class: "row verdicts" }, ...verdicts.map((one) => h("span", { class: `verdict ${one.verdict}`, key: one.verdict }, h("span", { class: "num" }, one.count), " ", one.words))),
      head && h("p", { class: "record" }, h("span", { class: "soft" }, room.t("ui-plen-seal-of-record")), h("code", {}, head.slice(0, 16).replace(/(.{4})/g, "$1 ").trim()), h("span", { class: "soft" }, room.t("ui-plen-record-hint"))),
    ),
  ];
}

/** "38 lines" with its number large. */
const number = (words) => words.split(/^(\d+)/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? h("strong", { class: "num" }, part) : part));
