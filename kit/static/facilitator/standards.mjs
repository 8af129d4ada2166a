// Candidate standards: gathered in one click from agreed pairs and themes, worded in several languages.

import { h } from "../dom.mjs";
import { button, card, countryMark, disclosure, empty, field, groupMark, languageOf, pill, said, typed } from "../parts.mjs";

export function standards(room) {
  const standing = room.shared.standards.filter((one) => !one.dropped);
  const dropped = room.shared.standards.filter((one) => one.dropped);
  return [
    sources(room),
    h("h3", {}, room.t("ui-fac-proposed", { count: standing.length })),
    standing.length ? h("ol", { class: "plain stack" }, ...standing.map((one, index) => standardCard(room, one, index + 1))) : empty(room.t("ui-fac-no-standards"), room.t("ui-fac-no-standards-hint")),
    dropped.length > 0 && disclosure(room.t("ui-fac-dropped", { count: dropped.length }), {}, h("ul", { class: "plain stack tight" }, ...dropped.map((one) => h("li", { class: "row between", key: one.standard_id }, said(one.text, one.lang), button(room.t("ui-fac-restore"), () => room.act("restore_standard", { standard_id: one.standard_id }), { kind: "small" }))))),
  ];
}

// --- where standards come from --------------------------------------------------------------------

function sources(room) {
  const { agreed_pairs: pairs, free_themes: themes } = room.shared;
  return card(
    { class: "stack sources" },
    h("h3", {}, room.t("ui-fac-could-become")),
    disclosure(room.t("ui-fac-agreed-pairs", { count: pairs.length }), { open: room.local.pairsOpened ? undefined : pairs.length > 0, oncreate: () => (room.local.pairsOpened = true) }, pairs.length ? h("ul", { class: "plain stack tight" }, ...pairs.map((pair) => pairRow(room, pair))) : h("p", { class: "soft" }, room.t("ui-fac-no-pairs"))),
    disclosure(room.t("ui-fac-free-themes", { count: themes.length }), {}, themes.length ? h("ul", { class: "plain stack tight" }, ...themes.map((theme) => themeRow(room, theme))) : h("p", { class: "soft" }, room.t("ui-fac-no-free-themes"))),
    disclosure(room.t("ui-fac-own-words"), {}, ownWords(room)),
  );
}

const isGathering = (room, field_, value) => room.waiting.some((one) => one.act === "gather_standard" && one.args[field_]?.includes(value));

const pairRow = (room, pair) =>
  h(
    "li",
    { class: "source", key: pair.mapping_ids[0] },
    h("div", {}, said(pair.text, pair.lang, "p"), h("p", { class: "row small soft" }, ...pair.requirements.map((one) => h("span", { key: one.framework_id }, countryMark(one.country, "yes"), " ", `${one.issuer} ${one.ref_id}`)))),
    button(room.t("ui-fac-make-standard"), () => room.act("gather_standard", { text: pair.text, lang: pair.lang, mapping_ids: pair.mapping_ids, requirements: pair.requirements.map(({ framework_id, ref_id }) => ({ framework_id, ref_id })), theme_ids: [] }), { kind: "main small", disabled: isGathering(room, "mapping_ids", pair.mapping_ids[0]) }),
  );

const themeRow = (room, theme) =>
  h(
    "li",
    { class: "source", key: theme.theme_id },
    h("div", { class: "row" }, said(theme.text, theme.lang), ...theme.groups.map((group) => groupMark(group.number, { key: group.group_id, title: group.name }))),
    button(room.t("ui-fac-make-standard"), () => room.act("gather_standard", { text: theme.text, lang: theme.lang, theme_ids: [theme.theme_id], requirements: [], mapping_ids: [] }), { kind: "main small", disabled: isGathering(room, "theme_ids", theme.theme_id) }),
  );

function ownWords(room) {
  const text = typed(room, "new-standard");
  const lang = room.local.standardLang ?? room.lang;
  const gather = (event) => {
    event.preventDefault();
    if (!text.text.trim()) return;
    room.act("gather_standard", { text: text.text.trim(), lang, requirements: [], theme_ids: [], mapping_ids: [] });
    text.clear();
    room.redraw();
  };
  return h(
    "form",
    { class: "stack tight", onsubmit: gather },
    field(room.t("ui-fac-standard-text"), h("textarea", { id: "new-standard", rows: 3, lang, ...text.props })),
    h("div", { class: "row" }, languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), lang, (one) => ((room.local.standardLang = one), room.redraw())), h("button", { class: "button main", disabled: !text.text.trim() }, room.t("ui-fac-propose"))),
  );
}

// --- one standard -----------------------------------------------------------------------------------

const standardCard = (room, one, number) =>
  h(
    "li",
    { class: "card stack tight standard", key: one.standard_id },
    h("div", { class: "row head" }, h("span", { class: "soft num" }, number), h("span", { class: "row" }, ...one.asked.map((mark) => h("span", { key: mark.words }, countryMark(mark.country, mark.asks, mark.words), h("span", { class: "unseen" }, mark.words)))), h("span", { class: "grow" }), one.verdict && h("span", { class: `verdict ${one.verdict.verdict}` }, one.verdict.words), one.on_ballot && pill(room.t("ui-fac-on-ballot"), "warn")),
    said(one.text, one.lang, "p", { class: "text" }),
    rivals(room, one),
    one.missing.length > 0 && h("p", { class: "soft small" }, room.t("ui-fac-missing", { languages: one.missing.map((lang) => lang.toUpperCase()).join(", ") })),
    disclosure(
      room.t("ui-fac-wordings"),
      {},
      ...(one.on_ballot ? [h("p", { class: "soft" }, room.t("ui-fac-ballot-stands-still"))] : room.shared.languages.map((lang) => wording(room, one, lang))),
      origins(room, one),
      !one.on_ballot && h("div", { class: "row end" }, button(room.t("ui-fac-drop"), () => room.act("drop_standard", { standard_id: one.standard_id }), { kind: "danger small" })),
    ),
  );

/** A wording in one language. The draft remembers what stood when it began, so that what somebody
 * else wrote meanwhile is kept beside it. Another language's new wording is not meanwhile. */
function wording(room, one, lang) {
  const id = `wording-${one.standard_id}-${lang}`;
  const standing = one.wordings[lang] ?? "";
  const text = typed(room, id, onItsWay(room, one, lang) ?? standing);
  const begun = room.draft(`base-${id}`);
  const base = begun.value ? JSON.parse(begun.value) : { version: one.version, text: standing };
  const moved = text.touched && base.text !== standing;
  const oninput = (event) => {
    if (!text.touched) begun.set(JSON.stringify({ version: one.version, text: standing }));
    text.props.oninput(event);
  };
  const save = (event) => {
    event.preventDefault();
    const args = { standard_id: one.standard_id, base: moved ? base.version : one.version, text: text.text.trim(), lang };
    text.clear();
    begun.clear();
    room.act("reword_standard", args, { onrefused: () => giveBack(room, id, begun, args.text, base) });
  };
  const same = text.text.trim() === standing;
  return h(
    "form",
    { class: "stack tight", key: lang, onsubmit: save },
    field(lang.toUpperCase(), h("textarea", { id, rows: 2, lang, ...text.props, oninput })),
    moved && h("div", { class: "meanwhile" }, h("p", { class: "small" }, room.t("ui-fac-meanwhile")), said(standing, lang, "p")),
    text.touched && !same && h("div", { class: "row" }, h("button", { class: "button main small", disabled: !text.text.trim() }, room.t("ui-save"))),
  );
}

/** What was sent and is not acknowledged yet, so that the field does not fall back meanwhile. */
const onItsWay = (room, one, lang) =>
  room.waiting.findLast(({ act, args }) => act === "reword_standard" && args.standard_id === one.standard_id && args.lang === lang)?.args.text;

/** A refused wording goes back to its field. */
function giveBack(room, id, begun, text, base) {
  room.draft(id).set(JSON.stringify(text));
  begun.set(JSON.stringify(base));
  room.redraw();
}

/** Two hands worded it at the same time: both texts are in sight until one is chosen. */
const rivals = (room, one) =>
  one.rivals.length > 0 &&
  h(
    "div",
    { class: "meanwhile", role: "group", "aria-label": room.t("ui-fac-rival") },
    ...one.rivals.map((rival, index) => h("p", { key: index }, room.t("ui-fac-rival"), " ", h("q", {}, rival))),
    !one.on_ballot && h("p", {}, button(room.t("ui-fac-rival-settled"), () => room.act("reword_standard", { standard_id: one.standard_id, base: one.version, text: one.text, lang: one.lang }), { kind: "small" })),
  );

const origins = (room, one) =>
  (one.sources.requirements.length > 0 || one.sources.themes.length > 0) &&
  h(
    "div",
    { class: "stack tight" },
    h("p", { class: "label" }, room.t("ui-fac-came-from")),
    h(
      "ul",
      { class: "plain stack tight small" },
      ...one.sources.requirements.map((ref) => h("li", { key: `${ref.framework_id} ${ref.ref_id}` }, h("strong", {}, `${ref.issuer} ${ref.ref_id}`), " ", said(ref.text, ref.lang))),
      ...one.sources.themes.map((theme, index) => h("li", { key: index }, h("strong", {}, room.t("ui-fac-theme")), " ", said(theme.text, theme.lang))),
    ),
  );
