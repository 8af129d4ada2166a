// Each group at its table: lines per question, ideas that wait, who is here, when it last saved.

import { h } from "../dom.mjs";
import { card, empty, groupMark, pill, progress, said } from "../parts.mjs";

export function groups(room) {
  const { tables } = room.shared;
  if (!tables.length) return [empty(room.t("ui-fac-no-groups"), room.t("ui-fac-no-groups-hint"))];
  return [h("div", { class: "tables" }, ...tables.map((table) => tableCard(room, table)))];
}

const tableCard = (room, table) =>
  card(
    { class: `table-card stack ${table.help_since ? "calling" : ""}`, key: table.group_id },
    h("div", { class: "row" }, groupMark(table.number), h("h3", {}, table.name), h("span", { class: "grow" }), h("span", { class: "lines num" }, h("strong", {}, table.lines), " ", room.t("ui-fac-lines"))),
    table.questions.length ? h("ol", { class: "plain questions" }, ...table.questions.map((question) => questionRow(room, table, question))) : h("p", { class: "soft" }, room.t("ui-fac-no-questions")),
    h("div", { class: "row pills" }, ...presence(room, table)),
  );

function questionRow(room, table, question) {
  const most = Math.max(4, ...room.shared.tables.flatMap((one) => one.questions.map((each) => each.lines)));
  return h(
    "li",
    { key: question.question_id },
    h("span", { class: "text" }, said(question.text, question.lang)),
    h("span", { class: "num" }, question.lines),
    progress(question.lines, most),
  );
}

function presence(room, table) {
  const { present } = table;
  return [
    pill(room.t(present.reporter ? "ui-fac-reporter-here" : "ui-fac-reporter-away"), present.reporter ? "good" : "warn"),
    pill(room.t(present.instructor ? "ui-fac-instructor-here" : "ui-fac-instructor-away"), present.instructor ? "good" : ""),
    pill(room.t("ui-fac-phones", { here: present.phones, joined: present.joined })),
    table.ideas > 0 && pill(room.t("ui-fac-ideas", { count: table.ideas }), "warn"),
    table.saved_at && h("span", { class: "soft small" }, room.t("ui-fac-last-saved", { time: room.time(table.saved_at) })),
  ];
}
