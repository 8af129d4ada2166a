// Their side: what was chosen of it in full, what a machine guesses, and the whole list to find it in.

import { h } from "./dom.mjs";
import { button, countryMark, pill, said } from "./parts.mjs";
import { ALL, gapWords, saidHere } from "./crosswalk_place.mjs";
import { found } from "./crosswalk_finding.mjs";
import { mayBeNone, pick, sayNone, toggleTheirs } from "./crosswalk_picking.mjs";
import { compared, frameworkLink } from "./crosswalk_requirement.mjs";
import { suggested, suggestions } from "./crosswalk_suggestions.mjs";

export function theirs(room, place) {
  const isChosen = place.objects.length > 0;
  const folded = isChosen && !room.local.unfolded && !room.local.search;
  return h(
    "fieldset",
    { class: folded ? "card theirs folded" : "card theirs" },
    h("legend", { class: "unseen" }, room.t("ui-crosswalk-their-requirement", { name: place.theirs.name })),
    h("div", { class: "head" }, h("h2", {}, heading(room, place)), search(room, place)),
    isChosen && chosen(room, place),
    isChosen && button(room.t("ui-comparing-choose-another"), () => ((room.local.unfolded = !room.local.unfolded), room.redraw()), { class: "unfold", "aria-expanded": String(!folded) }),
    h("div", { class: "choices", tabindex: "-1" }, !room.local.search && suggestions(room, place), list(room, place)),
    none(room, place),
  );
}

const heading = (room, place) => (place.theirs.id === ALL ? place.theirs.name : [countryMark(place.theirs.country, "yes", place.theirs.name), " ", frameworkLink(room, place.theirs)]);

const search = (room, place) =>
  h("input", {
    type: "search",
    class: "search",
    "data-search": true,
    placeholder: room.t("ui-crosswalk-find"),
    "aria-label": room.t("ui-crosswalk-find-in", { name: place.theirs.name }),
    "aria-keyshortcuts": "/",
    value: room.local.search ?? "",
    oninput: (event) => ((room.local.search = event.target.value), room.redraw()),
    onkeydown: (event) => searched(room, place, event),
  });

/** Enter takes the first that is found, with Shift together with what is chosen. */
function searched(room, place, event) {
  if (event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") room.local.search = "";
  // What stands in the field now: a quick hand presses Enter before the list is drawn again.
  else if (event.key === "Enter") take(room, place, firstOf(room, place, event.target.value, event.shiftKey), event.shiftKey);
  else if (event.key === "ArrowDown") event.target.closest("fieldset").querySelector(".choices :is(.guess, input)")?.focus();
  else return;
  event.preventDefault();
  room.redraw();
}

function firstOf(room, place, words, isMore) {
  const hits = words.trim() ? place.targets.flatMap((framework) => found(framework.rows, words).map((row) => ({ framework, row }))) : suggested(room, place).rows;
  const mayJoin = ({ framework, row }) => !isMore || (!place.objects.includes(row) && (!place.objects.length || framework === place.there));
  return hits.find((one) => one.row.texts && mayJoin(one));
}

function take(room, place, first, isMore) {
  if (!first) return;
  room.local.search = "";
  if (isMore) toggleTheirs(room, place, first.framework, first.row);
  else pick(room, place, first.framework, first.row, true);
}

/** What was chosen, in full beside ours. */
function chosen(room, place) {
  const many = place.objects.length > 1;
  const leave = (row) => many && button("×", () => toggleTheirs(room, place, place.there, row), { kind: "quiet", class: "small leave", "aria-label": room.t("ui-comparing-leave-out", { ref: row.ref_id }) });
  return h("div", { class: "read", tabindex: "0", role: "group", "aria-label": room.t("ui-comparing-chosen") }, place.objects.map((row) => compared(room, row, leave(row), place.theirs.id === ALL && [countryMark(place.there.country, "yes", place.there.name), h("span", {}, place.there.name)])));
}

function list(room, place) {
  const words = room.local.search ?? "";
  const lists = place.targets.map((framework) => ({ framework, rows: found(framework.rows, words) })).filter(({ rows }) => rows.some((row) => row.texts));
  if (!lists.length) return h("p", { class: "nothing soft" }, room.t("ui-crosswalk-nothing-found", { search: words }));
  return lists.map(({ framework, rows }) =>
    h(
      "div",
      { class: "of-one", key: `list ${framework.id}` },
      h("p", { class: place.theirs.id === ALL ? "of-whom" : "of-whom small soft" }, place.theirs.id === ALL ? [countryMark(framework.country, "yes", framework.name), " ", frameworkLink(room, framework), " ", h("span", { class: "small soft" }, framework.known)] : `${framework.known} · ${framework.source}`),
      rows.map((row) => (row.heading ? h("h3", { class: "heading small soft", lang: row.heading.lang, key: `heading ${row.ref_id}` }, row.heading.text) : choice(room, place, framework, row))),
    ),
  );
}

function choice(room, place, framework, row) {
  const isChosen = place.there === framework && place.objects.includes(row);
  const before = saidHere(place, framework, row);
  const mayJoin = place.there === framework && place.objects.length > 0 && !(isChosen && place.objects.length === 1);
  return h(
    "div",
    { class: isChosen ? "choice chosen" : "choice", key: `row ${row.ref_id}` },
    h(
      "label",
      {},
      h("input", { type: "radio", name: "theirs", checked: isChosen && place.object === row, value: `${framework.id} ${row.ref_id}`, onchange: () => pick(room, place, framework, row) }),
      h("strong", { class: "number" }, row.ref_id),
      said(row.texts[0].text, row.texts[0].lang, "span", { class: "brief" }),
      before && pill([before.mark, h("span", { class: "unseen" }, before.words)], "", { title: before.words }),
    ),
    mayJoin && button(isChosen ? "−" : "+", () => toggleTheirs(room, place, framework, row), { kind: "quiet", class: "join", title: room.t(isChosen ? "ui-comparing-leave-out" : "ui-comparing-take-with", { ref: row.ref_id }), "aria-label": room.t(isChosen ? "ui-comparing-leave-out" : "ui-comparing-take-with", { ref: row.ref_id }) }),
  );
}

/** The last of their rows: nothing there. A statement of its own, about a whole framework. */
function none(room, place) {
  const related = !mayBeNone(place);
  const words = place.theirs.id === ALL ? room.t("ui-comparing-none-of-all") : gapWords(room, place.theirs.id);
  return h(
    "label",
    { class: place.gap ? "choice none chosen" : "choice none" },
    h("input", { type: "radio", name: "theirs", checked: place.gap, disabled: related, onchange: () => sayNone(room, place) }),
    h("span", { class: "ring", "aria-hidden": "true" }),
    h("span", {}, h("strong", {}, words), related && h("span", { class: "soft small block" }, room.t("ui-crosswalk-gap-has-mapping"))),
    h("kbd", { "aria-hidden": "true" }, "0"),
  );
}
