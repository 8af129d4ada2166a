// Which standards stand on the ballot: all of them, until some are taken off.

import { h } from "../../dom.mjs";
import { button, disclosure, field, said } from "../../parts.mjs";

/** The standards that could be voted on, in their order. */
export function standing(room) {
  const { standards, standards_order: order } = room.shared;
  return order.filter((one) => !standards[one].dropped);
}

/** Those that are ticked; one that was proposed since is among them. */
export const chosenStandards = (room, state) => standing(room).filter((one) => !state.value.off.includes(one));

export function standardsChooser(room, plan, state) {
  const all = standing(room);
  const chosen = chosenStandards(room, state);
  const search = `search-${plan.plan_id}`;
  const found = all.filter((one) => matches(room, one, room.local[search]));
  return disclosure(
    room.t("ui-voting-standards-chosen", { count: chosen.length, of: all.length }),
    { class: "chooser", key: "standards" },
    h("div", { class: "row" }, button(room.t("ui-voting-all"), () => state.change({ off: [] }), { kind: "small" }), button(room.t("ui-voting-none"), () => state.change({ off: standing(room) }), { kind: "small" })),
    all.length > 8 && field(room.t("ui-voting-find"), h("input", { id: search, type: "search", value: room.local[search] ?? "", oninput: (event) => ((room.local[search] = event.target.value), room.redraw()) }), {}),
    h("ul", { class: "plain ticks-list" }, ...found.map((one) => standardTick(room, one, state))),
    !found.length && h("p", { class: "soft" }, room.t("ui-voting-none-found")),
  );
}

function standardTick(room, id, state) {
  const { text, lang } = room.shared.standards[id];
  const toggle = (event) => {
    const { off } = state.value;
    state.change({ off: event.target.checked ? off.filter((one) => one !== id) : [...off, id] });
  };
  return h("li", { key: id }, h("label", { class: "tick" }, h("input", { type: "checkbox", checked: !state.value.off.includes(id), onchange: toggle }), said(text, lang)));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const matches = (room, id, wanted) => !wanted || Object.values({ shown: room.shared.standards[id].text, ...room.shared.standards[id].wordings }).some((text) => plain(text).includes(plain(wanted.trim())));
