// Standards: what could become one, what is proposed, merged and dropped, and what the groups say of it.

import { h } from "../dom.mjs";
import { button, disclosure, empty, field, languageOf, said, typed } from "../parts.mjs";
import { passes } from "../standard_facts.mjs";
import { candidates, gather } from "./candidates.mjs";
import { standardCard } from "./standard_card.mjs";

const MANY = 6; // from here on one wants to look for some of them

export function standards(room) {
  const all = room.shared.standards_order.map((id) => room.shared.standards[id]);
  const standing = all.filter((one) => !one.dropped);
  const dropped = all.filter((one) => one.dropped);
  const wanted = (room.local.wantedStandards ??= {});
  const shown = standing.filter((one) => passes(room, one, wanted) && isInState(one, wanted.state));
  return [
    room.shared.round && h("p", { class: "notice warn" }, room.t("ui-std-round-open")),
    standing.length + room.shared.candidates_order.length > MANY && filters(room, wanted),
    candidates(room, wanted),
    h("h3", {}, room.t("ui-fac-proposed", { count: shown.length === standing.length ? standing.length : `${shown.length}/${standing.length}` })),
    merging(room, standing),
    standing.length ? h("ol", { class: "plain stack" }, shown.map((one) => standardCard(room, one, standing.indexOf(one) + 1, standing.length > 1 && choosing(room, one)))) : empty(room.t("ui-fac-no-standards"), room.t("ui-std-no-standards-hint")),
    standing.length > 0 && !shown.length && h("p", { class: "soft" }, room.t("ui-std-none-passes")),
    dropped.length > 0 && disclosure(room.t("ui-fac-dropped", { count: dropped.length }), {}, h("ul", { class: "plain stack tight" }, dropped.map((one) => h("li", { class: "row between", key: one.standard_id }, said(one.text, one.lang), button(room.t("ui-fac-restore"), () => room.act("restore_standard", { standard_id: one.standard_id }), { kind: "small" }))))),
  ];
}

// --- looking for some of them ---------------------------------------------------------------------------

const isInState = (one, state) => !state || Object.values(one.described.states).includes(state);

function filters(room, wanted) {
  const change = (name) => (event) => ((wanted[name] = event.target.value), room.redraw());
  const countries = [...new Map(room.shared.frameworks.map((one) => [one.country, one.country_name ?? one.country]))];
  const select = (name, choices) =>
    field(room.t(`ui-std-filter-${name}`), h("select", { id: `standards-${name}`, value: wanted[name] ?? "", onchange: change(name) }, choices.map(([value, words]) => h("option", { value, selected: (wanted[name] ?? "") === value, key: value }, words))));
  const least = Array.from({ length: Math.max(0, countries.length - 1) }, (_, index) => [String(index + 2), room.t("ui-std-least", { count: index + 2 })]);
  return h(
    "search",
    { class: "standards-filters", "aria-label": room.t("ui-std-filters") },
    field(room.t("ui-std-filter-search"), h("input", { id: "standards-search", type: "search", value: wanted.search ?? "", oninput: change("search") })),
    select("country", [["", room.t("ui-std-any-country")], ...countries]),
    select("least", [["", room.t("ui-std-any-number")], ...least]),
    select("state", [["", room.t("ui-std-any-state")], ...["differ", "open", "alike", "beside", "settled"].map((state) => [state, room.t(`ui-std-state-${state}`)])]),
  );
}

// --- merging ----------------------------------------------------------------------------------------------

const chosen = (room) => (room.local.toMerge ??= new Set());

const choosing = (room, one) =>
  h("label", { class: "tick choosing" }, h("input", { type: "checkbox", checked: chosen(room).has(one.standard_id), disabled: one.on_ballot, onchange: (event) => (chosen(room)[event.target.checked ? "add" : "delete"](one.standard_id), room.redraw()) }), h("span", {}, room.t("ui-std-choose"), h("span", { class: "unseen" }, ` ${one.text}`)));

/** Two or more that say the same become one; what they were stays behind it. */
function merging(room, standing) {
  const parents = standing.filter((one) => chosen(room).has(one.standard_id) && !one.on_ballot);
  if (!parents.length) return null;
  const text = typed(room, "merge-text", parents[0].text);
  const lang = room.local.mergeLang ?? parents[0].lang;
  const leave = () => {
    chosen(room).clear();
    text.clear();
    room.local.mergeLang = null;
    room.redraw();
  };
  const merge = (event) => {
    event.preventDefault();
    const args = { text: text.text.trim(), lang, parent_ids: parents.map((one) => one.standard_id), requirements: [], theme_ids: [], mapping_ids: [] };
    const kept = parents.find((one) => one.wordings[lang] === args.text);
    gather(room, args, Object.fromEntries(Object.entries(kept?.wordings ?? {}).filter(([one]) => one !== lang)));
    leave();
  };
  const begin = (one) => {
    room.draft("merge-text").set(JSON.stringify(one.text));
    room.local.mergeLang = one.lang;
    room.redraw();
  };
  return h(
    "form",
    { class: "card stack tight merging", onsubmit: merge, key: "merging", "aria-label": room.t("ui-std-merge") },
    h("p", { role: "status" }, h("strong", {}, room.t("ui-std-chosen", { count: parents.length })), " ", parents.length < 2 && room.t("ui-std-choose-more")),
    parents.length > 1 && [
      field(room.t("ui-std-one-wording"), h("textarea", { id: "merge-text", rows: 2, lang, ...text.props })),
      h("div", { class: "row small" }, h("span", { class: "soft" }, room.t("ui-std-begin-with")), parents.map((one) => button(said(one.text, one.lang, "span", { class: "clipped" }), () => begin(one), { kind: "quiet small", key: one.standard_id }))),
    ],
    h("div", { class: "row" }, parents.length > 1 && languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), lang, (one) => ((room.local.mergeLang = one), room.redraw())), parents.length > 1 && h("button", { class: "button main", disabled: !text.text.trim() }, room.t("ui-std-merge")), button(room.t("ui-cancel"), leave, { kind: "quiet" })),
  );
}
