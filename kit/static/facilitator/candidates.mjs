// What could become a standard: connected requirements, themes of the plenary, one's own words.

import { h } from "../dom.mjs";
import { button, card, disclosure, field, groupMark, languageOf, pill, said, tick, typed } from "../parts.mjs";
import { frameworksOf, numbers, passes, requirement, unfold, unfolding, whoAsks } from "../standard_facts.mjs";

const FIRST = 12; // candidates in sight before the rest is asked for
const FIRST_PARTS = 6;
const LARGE = 12; // requirements; so many rarely are one standard

export function candidates(room, wanted) {
  const { candidates: all, candidates_order: order, free_themes: themes } = room.shared;
  const found = order.map((name) => ({ ...all[name], name })).filter((one) => !one.extends);
  const shown = found.filter((one) => passes(room, one, wanted));
  const some = room.local.allCandidates ? shown : shown.slice(0, FIRST);
  return card(
    { class: "stack sources" },
    h("h3", {}, room.t("ui-fac-could-become")),
    disclosure(
      room.t("ui-std-connected", { count: shown.length === found.length ? found.length : `${shown.length}/${found.length}` }),
      { open: room.local.candidatesOpened ? undefined : found.length > 0, oncreate: () => (room.local.candidatesOpened = true) },
      found.length > 0 && h("p", { class: "soft small" }, room.t("ui-std-connected-hint")),
      shown.length ? h("ul", { class: "plain candidates" }, some.map((one) => candidate(room, one))) : h("p", { class: "soft" }, room.t(found.length ? "ui-std-none-passes" : "ui-std-no-connected")),
      shown.length > some.length && button(room.t("ui-std-show-all", { count: shown.length }), () => ((room.local.allCandidates = true), room.redraw())),
    ),
    disclosure(room.t("ui-fac-free-themes", { count: themes.length }), {}, themes.length ? h("ul", { class: "plain stack tight" }, themes.map((theme) => themeRow(room, theme))) : h("p", { class: "soft" }, room.t("ui-fac-no-free-themes"))),
    disclosure(room.t("ui-fac-own-words"), {}, ownWords(room)),
  );
}

/** What could be added to a standard: requirements that groups found to hang together with it since. */
export const additions = (room, standard) =>
  room.shared.candidates_order
    .map((name) => ({ ...room.shared.candidates[name], name }))
    .filter((one) => one.extends === standard.standard_id)
    .map((one) => h("div", { class: "addition stack tight", key: one.name }, h("p", { class: "label" }, room.t("ui-std-could-be-added")), rows(room, one), h("div", { class: "row end" }, button(room.t("ui-std-add"), () => add(room, standard, one), { kind: "small", disabled: standard.on_ballot || !chosenOf(room, one).length || isGathering(room, "parent_ids", standard.standard_id) }))));

const isLarge = (one) => one.requirements.length > LARGE && one.parts.length > 0;

const candidate = (room, one) =>
  h(
    "li",
    { class: "standard-candidate", key: one.name },
    h("div", { class: "stack tight grow" }, inMyLanguage(room, one, { class: "words" }), h("div", { class: "row small" }, pill(room.t("ui-std-countries", { count: one.asked.countries })), !one.common && h("span", { class: "soft" }, room.t("ui-std-not-common"))), whoAsks(room, one.asked), numbers(room, one.asked)),
    button(room.t(isLarge(one) ? "ui-std-make-all" : "ui-fac-make-standard"), () => make(room, one, chosenOf(room, one)), { kind: isLarge(one) ? "small" : "main small", disabled: !chosenOf(room, one).length || isGathering(room, "requirements", one.requirements[0]) }),
    unfolding(room, `rows ${one.name}`, room.t("ui-std-requirements", { chosen: chosenOf(room, one).length, count: one.requirements.length }), { class: "small" }, () => rows(room, one)),
    parts(room, one),
  );

/** A proposed wording in the reader's language where the list has it; it is gathered in all it has. */
const inMyLanguage = (room, one, props) => (one.texts[room.lang] ? said(one.texts[room.lang], room.lang, "p", props) : said(one.text, one.lang, "p", props));

// --- which requirements go in -------------------------------------------------------------------------

const leftOut = (room, one) => ((room.local.leftOut ??= {})[one.name] ??= new Set());
const chosenOf = (room, one) => one.requirements.filter((name) => !leftOut(room, one).has(name));

const rows = (room, one) =>
  h(
    "fieldset",
    {},
    h("legend", { class: "unseen" }, room.t("ui-std-which-requirements")),
    one.requirements.length > 3 && h("div", { class: "row" }, button(room.t("ui-std-tick-all"), () => (leftOut(room, one).clear(), room.redraw()), { kind: "quiet small" }), button(room.t("ui-std-tick-none"), () => (one.requirements.forEach((name) => leftOut(room, one).add(name)), room.redraw()), { kind: "quiet small" })),
    one.requirements.map((name) =>
      tick(requirement(room, name), !leftOut(room, one).has(name), (on) => {
        leftOut(room, one)[on ? "delete" : "add"](name);
        room.redraw();
      }, { key: name }),
    ),
  );

/** Where only overlaps hold the candidate together it can be taken in parts, what reaches most first. */
function parts(room, one) {
  if (!one.parts.length) return null;
  if (isLarge(one)) unfold(room, `parts ${one.name}`);
  return unfolding(room, `parts ${one.name}`, room.t("ui-std-parts", { count: one.parts.length }), { class: "small" }, () => partRows(room, one));
}

function partRows(room, one) {
  const frameworks = frameworksOf(room);
  const countries = (names) => new Set(names.map((name) => frameworks.get(room.shared.requirements[name].framework_id)?.country)).size;
  const reach = (part) => countries([...part.requirements, ...part.overlaps]);
  const withOverlaps = room.local.withoutOverlaps !== one.name;
  const found = one.parts.map((part) => ({ ...part, overlaps: nextTo(one, part.requirements) })).sort((a, b) => reach(b) - reach(a));
  const some = room.local.allParts === one.name ? found : found.slice(0, FIRST_PARTS);
  return [
    h("p", { class: "soft" }, room.t("ui-std-parts-hint")),
    tick(room.t("ui-std-with-overlaps"), withOverlaps, (on) => ((room.local.withoutOverlaps = on ? null : one.name), room.redraw())),
    h("ol", { class: "plain stack tight" }, some.map((part) => partRow(room, one, part, withOverlaps))),
    found.length > some.length && button(room.t("ui-std-show-all", { count: found.length }), () => ((room.local.allParts = one.name), room.redraw()), { kind: "small" }),
  ];
}

function partRow(room, one, part, withOverlaps) {
  const names = [...part.requirements, ...(withOverlaps ? part.overlaps : [])];
  const listed = (all) => all.map((name) => shortName(room, name)).join(", ");
  return h(
    "li",
    { class: "source", key: part.requirements[0] },
    h("div", {}, inMyLanguage(room, part), h("p", { class: "soft" }, listed(part.requirements), part.overlaps.length > 0 && withOverlaps && ` · ${room.t("ui-std-overlaps", { requirements: listed(part.overlaps) })}`)),
    button(room.t("ui-fac-make-standard"), () => make(room, { ...one, ...part }, names), { kind: "small", disabled: isGathering(room, "requirements", part.requirements[0]) }),
  );
}

/** The requirements of a candidate that are tied to these and are none of them. */
const nextTo = (one, names) => {
  const ends = one.links.filter((link) => link.ends.some((end) => names.includes(end))).flatMap((link) => link.ends);
  return one.requirements.filter((name) => ends.includes(name) && !names.includes(name));
};

function shortName(room, name) {
  const one = room.shared.requirements[name];
  const framework = room.shared.frameworks.find(({ id }) => id === one?.framework_id);
  return `${framework?.country ?? ""} ${one?.ref_id ?? name}`;
}

// --- gathering ----------------------------------------------------------------------------------------

const refOf = (room, name) => {
  const { framework_id, ref_id } = room.shared.requirements[name];
  return { framework_id, ref_id };
};

const same = (one, other) => one.framework_id === other.framework_id && one.ref_id === other.ref_id;

/** Whether such a source is on its way already. */
function isGathering(room, name, value) {
  const wanted = name === "requirements" ? refOf(room, value) : value;
  return room.waiting.some(({ act, args }) => act === "gather_standard" && args[name]?.some((one) => (name === "requirements" ? same(one, wanted) : one === wanted)));
}

/** The answers that tie these requirements to each other. */
const tying = (one, names) => one.links.filter(({ ends }) => ends.every((end) => names.includes(end))).flatMap((link) => link.mapping_ids);

const make = (room, one, names) =>
  gather(room, { text: one.text, lang: one.lang, requirements: names.map((name) => refOf(room, name)), mapping_ids: tying(one, names), theme_ids: [] }, one.texts);

function add(room, standard, one) {
  const names = chosenOf(room, one);
  const [[lang, text], ...others] = Object.entries(standard.wordings);
  gather(room, { text, lang, requirements: names.map((name) => refOf(room, name)), mapping_ids: tying(one, [...names, ...standard.requirements]), theme_ids: [], parent_ids: [standard.standard_id] }, Object.fromEntries(others));
}

let latest = null;

/** One click: the standard, and after it its wording in every other language that is at hand. */
export function gather(room, args, texts = {}) {
  room.act("gather_standard", args).then((answer) => {
    const standard_id = answer?.ok && answer.result?.standard_id;
    if (!standard_id || standard_id === latest) return; // the other half of a double click has the same answer
    latest = standard_id;
    Object.entries(texts).forEach(([lang, text], index) => room.act("reword_standard", { standard_id, base: index + 1, text, lang }));
  });
}

// --- themes and own words -------------------------------------------------------------------------------

const themeRow = (room, theme) =>
  h(
    "li",
    { class: "source", key: theme.theme_id },
    h("div", { class: "row" }, said(theme.text, theme.lang), ...theme.groups.map((group) => groupMark(group.number, { key: group.group_id, title: group.name }))),
    button(room.t("ui-fac-make-standard"), () => gather(room, { text: theme.text, lang: theme.lang, theme_ids: [theme.theme_id], requirements: [], mapping_ids: [] }), { kind: "main small", disabled: isGathering(room, "theme_ids", theme.theme_id) }),
  );

function ownWords(room) {
  const text = typed(room, "new-standard");
  const lang = room.local.standardLang ?? room.lang;
  const propose = (event) => {
    event.preventDefault();
    if (!text.text.trim()) return;
    gather(room, { text: text.text.trim(), lang, requirements: [], theme_ids: [], mapping_ids: [] });
    text.clear();
    room.redraw();
  };
  return h(
    "form",
    { class: "stack tight", onsubmit: propose },
    field(room.t("ui-fac-standard-text"), h("textarea", { id: "new-standard", rows: 3, lang, ...text.props })),
    h("div", { class: "row" }, languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), lang, (one) => ((room.local.standardLang = one), room.redraw())), h("button", { class: "button main", disabled: !text.text.trim() }, room.t("ui-fac-propose"))),
  );
}
