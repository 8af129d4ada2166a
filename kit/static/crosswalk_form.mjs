// Judging a pair: our requirement, theirs, how they relate and why. Made for the keyboard: find,
// Enter, 1 to 5, type why, Ctrl+Enter, and the next requirement stands there.

import { h } from "./dom.mjs";
import { button, countryMark, disclosure, pill, said } from "./parts.mjs";
import { MARKS, RATIONALES, RELATIONS, STRENGTHS, assessable, found, fresh, gapWords, go, nextOf, saidOf } from "./crosswalk_place.mjs";

/** The whole form. */
export function form(room, place) {
  const typing = (event) => ["TEXTAREA", "SELECT"].includes(event.target.tagName) || event.target.type === "search";
  const onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save(room, place);
    else if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (/^[1-5]$/.test(event.key)) relate(room, place, RELATIONS[event.key - 1], true);
    else if (event.key === "0") sayGap(room, place, true);
    else return;
    event.preventDefault();
  };
  return h(
    "section",
    { class: "judging", "aria-label": room.t("ui-crosswalk-judge"), onkeydown },
    ours(room, place),
    theirs(room, place),
    h("div", { class: "card say" }, relation(room, place), why(room, place), more(room, place), actions(room, place)),
  );
}

/** A framework's name, which leads to the whole of it. */
export const frameworkLink = (room, framework) => h("a", { href: `/frameworks/${framework.id}`, target: "_blank", title: room.t("ui-frameworks-open", { name: framework.name }) }, framework.name);

// --- our requirement ---------------------------------------------------------------------------

function ours(room, place) {
  const { subject, subjects } = place;
  const at = subjects.indexOf(subject);
  const step = (by) => at + by >= 0 && at + by < subjects.length && turnTo(room, subjects[at + by].ref_id);
  return h(
    "div",
    { class: "card ours" },
    h(
      "div",
      { class: "head" },
      h("h2", {}, countryMark(place.ours.country, "yes", place.ours.name), " ", frameworkLink(room, place.ours)),
      h("span", { class: "grow" }),
      button("‹", () => step(-1), { "aria-label": room.t("ui-crosswalk-previous-requirement"), disabled: at === 0, class: "button step" }),
      jump(room, place),
      button("›", () => step(1), { "aria-label": room.t("ui-crosswalk-next-requirement"), disabled: at === subjects.length - 1, class: "button step" }),
    ),
    h("div", { class: "facts small" }, h("strong", {}, subject.ref_id), h("span", { class: "soft" }, room.t("ui-crosswalk-place-in-list", { number: at + 1, total: subjects.length })), facts(subject)),
    inFull(room, subject),
    h("p", { class: "small soft" }, place.ours.source),
    ownAnswers(room, place),
  );
}

const jump = (room, place) =>
  h(
    "select",
    { class: "jump", "aria-label": room.t("ui-crosswalk-go-to-requirement"), value: place.subject.ref_id, onchange: (event) => turnTo(room, event.target.value) },
    place.subjects.map((row) =>
      h("option", { value: row.ref_id, selected: row === place.subject, key: row.ref_id }, `${place.judged.has(row.ref_id) ? "✓ " : ""}${row.ref_id} ${row.label.text}`),
    ),
  );

function turnTo(room, ref) {
  room.local.missing = null;
  room.local.search = "";
  go(room, fresh({ ref }));
}

/** Level and numbers, where the requirement has them. */
const facts = (row) => [row.level && pill(said(row.level.text, row.level.lang)), row.numbers.map((number) => pill(number)), row.reading && pill(row.reading, "warn")];

/** Whole, in the reader's language and beside it in the source's. */
function inFull(room, row) {
  const languages = row.texts.map((text, index) =>
    h(
      "div",
      { lang: text.lang, class: index ? "beside soft" : "beside" },
      row.texts.length > 1 && h("span", { class: "language-mark", "aria-hidden": "true" }, `${text.lang.toUpperCase()}${index ? ` · ${room.t("ui-crosswalk-source-language")}` : ""}`),
      row.title?.lang === text.lang && h("h3", {}, row.title.text),
      h("p", { class: index ? "" : "statement" }, text.text),
      row.points.length > 0 && h("ul", { class: "points small" }, row.points.map((point) => h("li", {}, (point.texts[index] ?? point.texts[0]).text))),
    ),
  );
  return h("div", { class: "in-full" }, languages);
}

/** What one's own group already said of this requirement, with the way back. */
function ownAnswers(room, place) {
  const here = { framework_id: place.ours.id, ref_id: place.subject.ref_id };
  const answers = place.mine.filter((one) => about(one, here, place.theirs.id));
  if (!answers.length) return null;
  return h("ul", { class: "answers small" }, answers.map((one) => ownAnswer(room, one, here)));
}

function about(one, here, theirs) {
  const is = (end) => end.framework_id === here.framework_id && end.ref_id === here.ref_id;
  if (!one.object) return is(one.subject) && one.framework_id === theirs;
  return (is(one.subject) && one.object.framework_id === theirs) || (is(one.object) && one.subject.framework_id === theirs);
}

export function ownAnswer(room, one, here) {
  const other = one.object && (here && one.object.ref_id === here.ref_id && one.object.framework_id === here.framework_id ? one.subject : one.object);
  const name = one.mapping_id ?? one.gap_id ?? `${one.subject.ref_id} ${other?.ref_id ?? ""}`;
  return h(
    "li",
    { key: name },
    h("span", {}, other && h("strong", {}, other.ref_id, " "), one.words, h("span", { class: "soft" }, " · ", said(one.why.text, one.why.lang)), one.look_again && pill(one.look_again, "warn")),
    one.waiting ? pill(room.t("ui-crosswalk-on-its-way"), "warn") : button(room.t("ui-crosswalk-take-back"), () => takeBack(room, one), { kind: "quiet", "aria-label": room.t("ui-crosswalk-take-back-this", { ref: `${one.subject.ref_id} ${other?.ref_id ?? ""}`.trim() }) }),
  );
}

const takeBack = (room, one) => (one.mapping_id ? room.act("withdraw_mapping", { mapping_id: one.mapping_id }) : room.act("withdraw_gap", { gap_id: one.gap_id }));

// --- theirs ------------------------------------------------------------------------------------

function theirs(room, place) {
  const search = room.local.search ?? "";
  const rows = found(place.theirs.rows, search);
  return h(
    "fieldset",
    { class: "card theirs" },
    h("legend", { class: "unseen" }, room.t("ui-crosswalk-their-requirement", { name: place.theirs.name })),
    h(
      "div",
      { class: "head" },
      h("h2", {}, countryMark(place.theirs.country, "yes", place.theirs.name), " ", frameworkLink(room, place.theirs)),
      h("span", { class: "grow" }),
      h("input", {
        type: "search",
        class: "search",
        "data-search": true,
        placeholder: room.t("ui-crosswalk-find"),
        "aria-label": room.t("ui-crosswalk-find-in", { name: place.theirs.name }),
        value: search,
        oninput: (event) => ((room.local.search = event.target.value), room.redraw()),
        onkeydown: (event) => searched(room, place, event),
      }),
    ),
    h("p", { class: "small soft" }, `${place.theirs.known} · ${place.theirs.source}`),
    rows.length ? h("div", { class: "choices" }, rows.map((row) => choice(room, place, row))) : h("p", { class: "nothing soft" }, room.t("ui-crosswalk-nothing-found", { search })),
    none(room, place),
  );
}

function searched(room, place, event) {
  // What stands in the field now: a quick hand presses Enter before the list is drawn again.
  const first = found(place.theirs.rows, event.target.value).find((row) => row.texts);
  if (event.key === "Escape") room.local.search = "";
  else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && first) pick(room, place, first.ref_id, true);
  else if (event.key === "ArrowDown") event.target.closest("fieldset").querySelector("input[type=radio]")?.focus();
  else return;
  event.preventDefault();
  room.redraw();
}

function choice(room, place, row) {
  if (row.heading) return h("h3", { class: "heading small soft", lang: row.heading.lang, key: `heading ${row.ref_id}` }, row.heading.text);
  const chosen = place.object === row;
  const before = saidOf(place.mine, end(place.ours, place.subject), end(place.theirs, row));
  return h(
    "label",
    { class: chosen ? "choice chosen" : "choice", key: `row ${row.ref_id}` },
    h("input", { type: "radio", name: "theirs", checked: chosen, value: row.ref_id, onchange: () => pick(room, place, row.ref_id) }),
    h("strong", { class: "number" }, row.ref_id),
    chosen ? h("div", {}, h("div", { class: "facts small" }, facts(row)), inFull(room, row)) : said(row.texts[0].text, row.texts[0].lang, "span", { class: "brief" }),
    before && h("span", { class: "pill", title: before.words }, before.mark ?? MARKS[before.relation], h("span", { class: "unseen" }, before.words)),
  );
}

/** The last of their rows: nothing there. A statement of its own, about the whole framework. */
function none(room, place) {
  const related = isRelated(place);
  return h(
    "label",
    { class: place.gap ? "choice none chosen" : "choice none" },
    h("input", { type: "radio", name: "theirs", checked: place.gap, disabled: related, onchange: () => sayGap(room, place) }),
    h("span", { class: "ring", "aria-hidden": "true" }),
    h("span", {}, h("strong", {}, gapWords(room, place.theirs.id)), related && h("span", { class: "soft small block" }, room.t("ui-crosswalk-gap-has-mapping"))),
    h("kbd", {}, "0"),
  );
}

const isRelated = (place) => place.mine.some((one) => one.object && one.relation !== "no-relationship" && about(one, end(place.ours, place.subject), place.theirs.id));

const end = (framework, row) => ({ framework_id: framework.id, ref_id: row.ref_id });

/** Choose their requirement; what the group said of this pair before stands there again. */
export function pick(room, place, ref, onwards = false) {
  const before = saidOf(place.mine, end(place.ours, place.subject), { framework_id: place.theirs.id, ref_id: ref });
  const draft = room.draft(draftName(place, ref));
  if (before && !draft.value) draft.set(before.why.text);
  room.local.missing = null;
  go(room, { ref: place.subject.ref_id, other: ref, gap: false, relation: before?.relation ?? place.relation, rationale: before?.rationale ?? "semantic", strength: before?.strength ?? "moderate" });
  if (onwards) focusSoon(".relations button");
  else soon(() => document.querySelector(".choice.chosen")?.scrollIntoView({ block: "nearest" }));
}

function sayGap(room, place, onwards = false) {
  if (isRelated(place)) return;
  room.local.missing = null;
  go(room, { ref: place.subject.ref_id, gap: true, other: null, relation: null });
  if (onwards) focusSoon("#why");
}

// --- how they relate, and why ----------------------------------------------------------------------

function relation(room, place) {
  if (place.gap) return null;
  return h(
    "div",
    { class: "relations", role: "group", "aria-labelledby": "how-they-relate" },
    h("h2", { id: "how-they-relate" }, room.t("ui-crosswalk-how-they-relate")),
    RELATIONS.map((name, index) =>
      h(
        "button",
        { type: "button", class: "button", "aria-pressed": String(place.relation === name), "aria-keyshortcuts": String(index + 1), onclick: () => relate(room, place, name), key: name },
        h("span", { class: "sign", "aria-hidden": "true" }, MARKS[name]),
        h("span", {}, room.t(`ui-crosswalk-ours-${name}`)),
        h("kbd", { "aria-hidden": "true" }, index + 1),
      ),
    ),
  );
}

function relate(room, place, name, onwards = false) {
  room.local.missing = null;
  go(room, { ref: place.subject.ref_id, relation: name, gap: false });
  if (onwards) focusSoon("#why");
}

const draftName = (place, other = place.other) => `why ${place.ours.id} ${place.subject.ref_id} ${place.theirs.id} ${place.gap ? "none" : (other ?? "")}`;

function why(room, place) {
  const draft = room.draft(draftName(place));
  const missing = room.local.missing === "why";
  return h(
    "div",
    { class: "why" },
    h("label", { for: "why" }, room.t(place.gap ? "ui-crosswalk-why-none" : "ui-crosswalk-why")),
    h("textarea", { id: "why", rows: 2, value: draft.value ?? "", "aria-describedby": "why-hint", "aria-invalid": missing ? "true" : undefined, oninput: (event) => draft.set(event.target.value) }),
    h("p", { id: "why-hint", class: "small soft" }, room.t("ui-crosswalk-why-hint")),
  );
}

/** How the relation is argued and how sure the group is: sensible as it stands, so behind a click. */
function more(room, place) {
  if (place.gap) return null;
  const one = (name, values) =>
    h(
      "label",
      { class: "small" },
      room.t(`ui-crosswalk-${name}`),
      h("select", { value: place[name], onchange: (event) => go(room, { [name]: event.target.value }) }, values.map((value) => h("option", { value, selected: value === place[name] }, room.t(`ui-crosswalk-${name}-${value}`)))),
    );
  const words = room.t("ui-crosswalk-more-about-it", { rationale: room.t(`ui-crosswalk-rationale-${place.rationale}`), strength: room.t(`ui-crosswalk-strength-${place.strength}`) });
  return disclosure(words, { class: "small" }, h("div", { class: "two" }, one("rationale", RATIONALES), one("strength", STRENGTHS)));
}

function actions(room, place) {
  const missing = room.local.missing;
  return h(
    "div",
    { class: "actions" },
    h("p", { role: "alert", class: missing ? "notice bad" : "unseen" }, missing ? room.t(`ui-crosswalk-missing-${missing}`) : ""),
    button([room.t("ui-crosswalk-save-and-next"), h("kbd", { "aria-hidden": "true" }, "Ctrl ↵")], () => save(room, place), { kind: "main", "aria-keyshortcuts": "Control+Enter" }),
    !place.gap && button(room.t("ui-crosswalk-save-and-stay"), () => save(room, place, true)),
    button(room.t("ui-crosswalk-skip"), () => turnTo(room, nextOf(place, place.judged).ref_id), { kind: "quiet" }),
  );
}

/** Say it. The text leaves the draft only into the outbox, and comes back if it is refused. */
function save(room, place, stay = false) {
  if (isSecondClick(room, place)) return;
  const draft = room.draft(draftName(place));
  const justification = (draft.value ?? "").trim();
  const missing = (!place.gap && !place.object && "other") || (!place.gap && !place.relation && "relation") || (!justification && "why");
  room.local.missing = missing || null;
  if (missing) {
    focusSoon({ other: "[data-search]", relation: ".relations button", why: "#why" }[missing]);
    return room.redraw();
  }
  const subject = end(place.ours, place.subject);
  const onrefused = () => draft.set(justification);
  if (place.gap) room.act("state_gap", { subject, framework_id: place.theirs.id, justification, lang: room.lang }, { onrefused });
  else room.act("state_mapping", { subject, object: end(place.theirs, place.object), relation: place.relation, rationale: place.rationale, strength: place.strength, justification, lang: room.lang }, { onrefused });
  draft.clear();
  room.local.pairSaved = { name: draftName(place), at: Date.now() };
  turnTo(room, stay ? place.subject.ref_id : nextOf(place, new Set([...place.judged, place.subject.ref_id])).ref_id);
  soon(lookAtOurs);
}

/** The other half of a double click finds the pair that was just saved, or the next one untouched. */
function isSecondClick(room, place) {
  const { name, at } = room.local.pairSaved ?? { at: 0 };
  const isUntouched = !place.gap && !place.object && !place.relation;
  return Date.now() - at < 800 && (isUntouched || name === draftName(place));
}

/** What is to be compared next stands at the top, ready to be searched for. */
function lookAtOurs() {
  document.querySelector("[data-search]")?.focus({ preventScroll: true });
  document.querySelector(".judging .ours")?.scrollIntoView({ block: "start" });
}

/** Once the page has been drawn again. */
const soon = (then) => requestAnimationFrame(() => setTimeout(then));
const focusSoon = (selector) => soon(() => document.querySelector(selector)?.focus());

export const pickNode = (room, place, node) => {
  if (node.framework_id === place.ours.id) turnTo(room, node.ref_id);
  else if (assessable(place.theirs).some((row) => row.ref_id === node.ref_id)) pick(room, place, node.ref_id);
};
