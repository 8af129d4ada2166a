// What runs now: the agenda in one line, one clock, and the few buttons that move the room on.

import { h } from "../dom.mjs";
import { answers, ask, button, card, clock, dialog, disclosure, field, said, typed } from "../parts.mjs";

const EXTENSIONS = [1, 2, 5];

export function now(room) {
  const view = room.shared;
  if (view.closed_at) return card({ class: "now closed" }, h("h2", {}, room.t("ui-fac-session-closed", { time: room.time(view.closed_at) })), h("p", {}, room.t("ui-fac-session-closed-hint")));
  return card({ class: "now stack", "aria-label": room.t("ui-fac-agenda") }, steps(room), view.clock ? running(room) : waiting(room), others(room), again(room));
}

const steps = (room) =>
  h(
    "ol",
    { class: "steps plain", tabindex: "0", "aria-label": room.t("ui-fac-agenda") },
    ...room.shared.agenda.map((item) =>
      h(
        "li",
        { class: `step ${item.state}`, key: `${item.item_id} ${item.state}`, oncreate: item.state === "running" ? inSight : undefined, "aria-current": item.state === "running" ? "step" : false },
        h("span", { class: "dot", "aria-hidden": "true" }, { ended: "✓", running: "▶", coming: "" }[item.state]),
        h("span", { class: "name" }, said(item.title.text, item.title.lang), h("span", { class: "unseen" }, " ", room.t(`ui-fac-item-${item.state}`))),
        h("span", { class: "soft small num" }, room.t("ui-fac-minutes", { count: item.minutes })),
      ),
    ),
  );

/** On a narrow screen the agenda scrolls sideways to the item that runs. */
const inSight = (element) =>
  queueMicrotask(() => {
    const list = element.parentElement;
    if (list) list.scrollLeft = element.offsetLeft - list.clientWidth / 3;
  });

function running(room) {
  const { clock: item, upcoming } = room.shared;
  return h(
    "div",
    { class: "runs" },
    h("div", { class: "what" }, h("p", { class: "soft small" }, room.t("ui-fac-now")), said(item.title.text, item.title.lang, "h2")),
    clock(room, item.deadline, { class: "large" }),
    h(
      "div",
      { class: "row" },
      h("div", { class: "row extensions", role: "group", "aria-label": room.t("ui-fac-more-time") }, ...EXTENSIONS.map((minutes) => button(room.t("ui-fac-plus", { count: minutes }), () => room.act("extend_item", { minutes })))),
      button(room.t("ui-fac-end"), () => room.act("end_item", {})),
      upcoming && button(h("span", {}, room.t("ui-fac-go-on"), " ", said(upcoming.title.text, upcoming.title.lang)), () => start(room, upcoming), { kind: "main" }),
    ),
  );
}

function waiting(room) {
  const { upcoming, last_ended: ended } = room.shared;
  return h(
    "div",
    { class: "runs" },
    h("div", { class: "what" }, h("p", { class: "soft small" }, upcoming ? room.t("ui-fac-next") : room.t("ui-fac-agenda-done")), upcoming ? said(upcoming.title.text, upcoming.title.lang, "h2") : h("h2", {}, room.t("ui-fac-agenda-done-hint"))),
    h(
      "div",
      { class: "row" },
      upcoming && button(room.t("ui-fac-start", { count: upcoming.minutes }), () => start(room, upcoming), { kind: "main large" }),
      ended && button(h("span", {}, room.t("ui-fac-reopen"), " ", said(ended.title.text, ended.title.lang)), () => ask(room, `reopen-${ended.item_id}`)),
    ),
  );
}

/** The button names another item as soon as this one runs: the second half of a double click must
 * not start that one too. */
function start(room, item) {
  const isAgain = performance.now() - (room.local.movedOnAt ?? -Infinity) < 1500;
  room.local.movedOnAt = performance.now();
  if (isAgain) return;
  room.act("start_item", { item_id: item.item_id });
}

/** Any item with any length: what the plan did not foresee. */
const others = (room) =>
  disclosure(
    room.t("ui-fac-other-item"),
    { class: "others" },
    h(
      "ul",
      { class: "plain stack tight" },
      ...room.shared.agenda
        .filter((item) => item.state !== "running")
        .map((item) =>
          h(
            "li",
            { class: "row between", key: item.item_id },
            said(item.title.text, item.title.lang),
            button(room.t(item.state === "ended" ? "ui-fac-reopen-short" : "ui-fac-start-other"), () => ask(room, `reopen-${item.item_id}`), { kind: "small" }),
          ),
        ),
    ),
  );

const again = (room) => room.shared.agenda.filter((item) => item.state !== "running").map((item) => lengthDialog(room, item));

/** How long it shall run. What runs until then ends. */
function lengthDialog(room, item) {
  const name = `reopen-${item.item_id}`;
  if (room.local.dialog !== name) return null;
  const minutes = typed(room, `minutes-${item.item_id}`, String(item.state === "ended" ? 5 : item.minutes));
  const count = Number(minutes.text);
  const sound = Number.isInteger(count) && count >= 1 && count <= 600;
  const act = item.state === "ended" ? "reopen_item" : "start_item";
  return dialog(
    room,
    name,
    room.t(item.state === "ended" ? "ui-fac-reopen-title" : "ui-fac-start-title", { title: item.title.text }),
    field(room.t("ui-fac-length"), h("input", { id: "item-minutes", type: "number", min: 1, max: 600, inputmode: "numeric", ...minutes.props }), { class: "narrow" }),
    room.shared.clock && h("p", { class: "soft" }, room.t("ui-fac-ends-running", { title: room.shared.clock.title.text })),
    answers(room, room.t("ui-fac-start-other"), () => {
      minutes.clear();
      document.querySelector("details.others")?.removeAttribute("open");
      room.act(act, { item_id: item.item_id, minutes: count });
    }, { disabled: !sound }),
  );
}
