// Calls for help, which must not be overlooked: above everything, and in the tab's title.

import { h } from "../dom.mjs";
import { button, groupMark } from "../parts.mjs";

export function calls(room) {
  const calling = room.shared.tables.filter((table) => table.help_since && !answered(room, table));
  document.title = [calling.length ? `● ${calling.map((table) => table.name).join(", ")}` : null, room.t("ui-fac-page"), room.shared.title.text].filter(Boolean).join(" · ");
  return h("div", { class: "calls", role: "alert" }, ...calling.map((table) => call(room, table)));
}

const answered = (room, table) => room.waiting.some((one) => one.act === "answer_help" && one.args.group_id === table.group_id);

const call = (room, table) =>
  h(
    "div",
    { class: "call", key: table.group_id },
    groupMark(table.number),
    h("strong", {}, room.t("ui-fac-calls", { name: table.name })),
    h("span", { class: "since" }, room.t("ui-fac-since", { time: room.time(table.help_since) })),
    h("span", { class: "grow" }),
    button(room.t("ui-fac-i-was-there"), () => room.act("answer_help", { group_id: table.group_id }), { kind: "main" }),
  );
