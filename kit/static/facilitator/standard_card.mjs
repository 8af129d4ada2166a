// One standard: its words, who asks for it, what it is for, where it came from, and what can be done.

import { h } from "../dom.mjs";
import { button, field, languageOf, pill, said, typed } from "../parts.mjs";
import { numbers, requirement, restsOn, unfolding, whoAsks } from "../standard_facts.mjs";
import { additions } from "./candidates.mjs";
import { description } from "./description.mjs";
import { rivals, wordings } from "./wordings.mjs";

const MOST_PARTS = 4;

/** A standard; with `choosing` it can be ticked to be merged with others. */
export const standardCard = (room, one, number, choosing) =>
  h(
    "li",
    { class: one.under ? "card stack tight standard below" : "card stack tight standard", key: one.standard_id, id: `standard-${one.standard_id}` },
    h(
      "div",
      { class: "row head" },
      h("span", { class: "soft num" }, number),
      one.under && h("span", { class: "soft small" }, room.t("ui-std-is-under")),
      h("span", { class: "grow" }),
      one.verdict && h("span", { class: `verdict ${one.verdict.verdict}` }, one.verdict.words),
      one.on_ballot && pill(room.t("ui-fac-on-ballot"), "warn"),
      choosing,
    ),
    said(one.text, one.lang, "p", { class: "text" }),
    tags(room, one),
    rivals(room, one),
    whoAsks(room, one.asked),
    numbers(room, one.asked),
    one.missing.length > 0 && h("p", { class: "soft small" }, room.t("ui-fac-missing", { languages: one.missing.map((lang) => lang.toUpperCase()).join(", ") })),
    description(room, one),
    additions(room, one),
    unfolding(room, `wordings ${one.standard_id}`, room.t("ui-fac-wordings"), { class: "wordings" }, () => [
      one.on_ballot ? h("p", { class: "soft" }, room.t("ui-fac-ballot-stands-still")) : wordings(room, one),
      origins(room, one),
      !one.on_ballot && acts(room, one),
    ]),
  );

/** What is settled, in a word each. */
function tags(room, one) {
  const { tier, scope } = one.described.settled;
  return (tier || scope) && h("p", { class: "row small" }, tier && pill(room.t(`ui-std-tier-${tier}`), "good"), scope && pill(room.t(`ui-std-scope-${scope}`), "good"));
}

const origins = (room, one) => [
  restsOn(room, one),
  one.themes.length > 0 && h("ul", { class: "plain stack tight small" }, one.themes.map((theme) => h("li", { key: theme.theme_id }, h("strong", {}, room.t("ui-fac-theme")), " ", said(theme.text, theme.lang)))),
  one.made_of.length > 0 && h("div", { class: "stack tight small" }, h("p", { class: "label" }, room.t("ui-std-made-of")), h("ul", { class: "plain stack tight" }, one.made_of.map((text, index) => h("li", { key: index }, h("q", {}, text))))),
];

const acts = (room, one) => [
  splitting(room, one),
  h(
    "div",
    { class: "row end" },
    one.undo && button(room.t(one.made_of.length > 1 ? "ui-std-undo-merge" : "ui-std-undo-split"), () => undo(room, one), { kind: "small", disabled: one.undo.drop.some((id) => room.shared.standards[id].on_ballot) }),
    button(room.t("ui-fac-drop"), () => room.act("drop_standard", { standard_id: one.standard_id }), { kind: "danger small" }),
  ),
];

/** What it was made of stands again, and all that was made of that does not. */
function undo(room, one) {
  for (const standard_id of one.undo.restore) room.act("restore_standard", { standard_id });
  for (const standard_id of one.undo.drop) room.act("drop_standard", { standard_id });
}

// --- splitting ----------------------------------------------------------------------------------------

const splitting = (room, one) => unfolding(room, `split ${one.standard_id}`, room.t("ui-std-split"), { class: "split" }, () => dealing(room, one));

/** Deal what a standard rests on into parts, each in its own words. */
function dealing(room, one) {
  const cell = room.device(`split-${one.standard_id}`);
  const dealt = { count: 2, to: {}, ...cell.get() };
  const change = (changes) => (cell.set({ ...dealt, ...cell.get(), ...changes }), room.redraw());
  const give = (name, part) => change({ to: { ...dealt.to, ...cell.get()?.to, [name]: part } });
  const sources = [...one.requirements.map((name) => ({ name, words: requirement(room, name) })), ...one.themes.map((theme) => ({ name: theme.theme_id, words: [h("strong", {}, room.t("ui-fac-theme")), " ", said(theme.text, theme.lang)] }))];
  const texts = Array.from({ length: dealt.count }, (_, index) => typed(room, `split-${one.standard_id}-${index}`, index ? "" : one.text));
  const lang = dealt.lang ?? one.lang;
  const isReady = texts.every((text) => text.text.trim());
  const split = (event) => {
    event.preventDefault();
    room.act("split_standard", { standard_id: one.standard_id, parts: texts.map((text, index) => ({ text: text.text.trim(), lang, ...shareOf(room, one, (name) => (dealt.to[name] ?? 0) === index) })) });
    texts.forEach((text) => text.clear());
    cell.set(null);
    room.redraw();
  };
  return h(
    "form",
    { class: "stack", onsubmit: split },
    h("p", { class: "soft small" }, room.t("ui-std-split-hint")),
    texts.map((text, index) => field(room.t("ui-std-part", { number: index + 1 }), h("textarea", { id: `split-${one.standard_id}-${index}`, rows: 2, lang, ...text.props }), { key: index })),
    h("div", { class: "row" }, dealt.count < MOST_PARTS && button(room.t("ui-std-one-part-more"), () => change({ count: dealt.count + 1 }), { kind: "small" }), dealt.count > 2 && button(room.t("ui-std-one-part-less"), () => change({ count: dealt.count - 1, to: Object.fromEntries(Object.entries(dealt.to).map(([name, part]) => [name, Math.min(part, dealt.count - 2)])) }), { kind: "quiet small" }), languageOf(room, room.shared.languages, room.t("ui-fac-written-in"), lang, (each) => change({ lang: each }))),
    sources.length > 0 && h("ul", { class: "plain stack tight deal" }, sources.map((source, place) => h("li", { key: source.name }, h("span", { class: "grow", id: `deal-${one.standard_id}-${place}` }, source.words), h("span", { class: "row", role: "group", "aria-labelledby": `deal-${one.standard_id}-${place}` }, texts.map((_, index) => button(room.t("ui-std-part", { number: index + 1 }), () => give(source.name, index), { kind: "small", "aria-pressed": String((dealt.to[source.name] ?? 0) === index), key: index })))))),
    h("div", { class: "row end" }, h("button", { class: "button main", disabled: !isReady }, room.t("ui-std-split-now"))),
  );
}

/** A part's share of what the standard rests on; an answer goes where both its requirements go. */
function shareOf(room, one, isMine) {
  const mine = one.requirements.filter(isMine);
  const refs = mine.map((name) => room.shared.requirements[name]).map(({ framework_id, ref_id }) => ({ framework_id, ref_id }));
  return {
    requirements: refs,
    theme_ids: one.themes.map((theme) => theme.theme_id).filter(isMine),
    mapping_ids: Object.keys(one.mappings).filter((id) => one.mappings[id].every((end) => mine.includes(end))),
  };
}
