// The facilitator's page: what runs now comes first, everything else is one click away.

import { h } from "../dom.mjs";
import { frame, pill } from "../parts.mjs";
import { crosswalk, lookOf } from "../facilitator/crosswalk.mjs";
import { frameworks } from "../facilitator/frameworks.mjs";
import { downloads } from "../facilitator/exports.mjs";
import { groups } from "../facilitator/groups.mjs";
import { calls } from "../facilitator/help.mjs";
import { now } from "../facilitator/now.mjs";
import { plenary } from "../facilitator/plenary.mjs";
import { seats } from "../facilitator/seats.mjs";
import { setup } from "../facilitator/setup.mjs";
import { standards } from "../facilitator/standards.mjs";
import { vote } from "../facilitator/vote.mjs";

const AFTERWARDS = ["vote", "exports"];
const SECTIONS = { setup, frameworks, seats, groups, plenary, crosswalk, standards, vote, exports: downloads };

export default function page(room) {
  const view = room.shared;
  const chosen = section(room);
  room.look(chosen === "crosswalk" ? lookOf(room) : chosen);
  return frame(
    room,
    {
      title: view.title.text,
      subtitle: room.t("ui-fac-page"),
      deadline: view.clock?.deadline,
      extra: [view.invented && pill(room.t("ui-fac-invented"), "warn"), plenaryLink(room)],
    },
    calls(room),
    now(room),
    h(
      "div",
      { class: "sections" },
      navigation(room, chosen),
      h("section", { class: "chosen stack", "aria-labelledby": "chosen-title", key: `section-${chosen}` }, h("h2", { id: "chosen-title", tabindex: "-1" }, room.t(`ui-fac-${chosen}`)), ...SECTIONS[chosen](room)),
    ),
  );
}

/** The section follows the agenda until another one is chosen, and again when the agenda moves on. */
function section(room) {
  const { section: suggested, clock, round } = room.shared;
  const before = room.local.moment;
  const moment = { item: clock?.item_id, isOpen: Boolean(round), suggested };
  room.local.moment = moment;
  if (before?.isOpen && !round) room.local.section = "vote"; // its results are what everybody waits for
  else if (before && (before.item !== moment.item || before.suggested !== suggested)) room.local.section = null;
  return room.local.section ?? suggested;
}

const plenaryLink = (room) => h("a", { class: "button small wide-only", href: room.link("plenary"), target: "sealkit-plenary" }, room.t("ui-fac-open-plenary"));

function navigation(room, chosen) {
  const choose = (name) => {
    room.local.section = name;
    room.redraw();
  };
  return h(
    "nav",
    { class: "tabs", "aria-label": room.t("ui-fac-sections"), key: `tabs ${room.shared.section}`, oncreate: inSight },
    ...(room.shared.closed_at ? AFTERWARDS : Object.keys(SECTIONS)).map((name) =>
      h("button", { type: "button", key: name, class: "tab", "aria-current": name === chosen ? "true" : false, onclick: () => choose(name) }, h("span", {}, room.t(`ui-fac-${name}`)), badge(room, name)),
    ),
  );
}

/** On a narrow screen the tabs scroll sideways to the one that the agenda chose. */
const inSight = (tabs) =>
  queueMicrotask(() => {
    const current = tabs.querySelector("[aria-current]");
    if (current) tabs.scrollLeft = current.offsetLeft - tabs.clientWidth / 3;
  });

/** What waits in a section, as a number. */
function badge(room, name) {
  const view = room.shared;
  const waiting = {
    groups: view.tables.reduce((sum, table) => sum + table.lines, 0),
    plenary: view.themes.length,
    crosswalk: view.differing,
    standards: Object.values(view.standards).filter((one) => !one.dropped).length,
    vote: view.round ? `${view.round.voted}/${view.round.entitled}` : 0,
  }[name];
  return waiting ? h("span", { class: "badge num" }, waiting) : null;
}
