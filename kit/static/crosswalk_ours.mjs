// Our side: the requirement that is compared, the others of ours that are taken together with it,
// and what the group said of it already.

import { h } from "./dom.mjs";
import { button, countryMark, disclosure, said, tick } from "./parts.mjs";
import { ALL, turnTo } from "./crosswalk_place.mjs";
import { toggleOurs } from "./crosswalk_picking.mjs";
import { compared, frameworkLink } from "./crosswalk_requirement.mjs";
import { ownAnswers } from "./crosswalk_own.mjs";

export function ours(room, place) {
  const { subject, subjects } = place;
  const at = subjects.indexOf(subject);
  const isAgain = place.again.has(subject.ref_id);
  const step = (by) => turnTo(room, subjects[at + by].ref_id);
  return h(
    "section",
    { class: "card ours", "aria-label": place.ours.name },
    h(
      "div",
      { class: "head" },
      h("h2", {}, countryMark(place.ours.country, "yes", place.ours.name), " ", frameworkLink(room, place.ours)),
      h(
        "div",
        { class: "turn" },
        button("‹", () => step(-1), { "aria-label": room.t("ui-crosswalk-previous-requirement"), disabled: at === 0, class: "step" }),
        jump(room, place),
        button("›", () => step(1), { "aria-label": room.t("ui-crosswalk-next-requirement"), disabled: at === subjects.length - 1, class: "step" }),
      ),
    ),
    h(
      "div",
      { class: "read", tabindex: "0", role: "group", "aria-label": room.t("ui-comparing-our-side") },
      isAgain && ownAnswers(room, place),
      compared(room, subject, null, h("span", { class: "soft" }, room.t("ui-crosswalk-place-in-list", { number: at + 1, total: subjects.length }))),
      place.ourRows.slice(1).map((row) => compared(room, row, leave(room, place, row), h("span", { class: "soft" }, room.t("ui-comparing-together")))),
      place.theirs.id === ALL && whereAnswered(room, place),
      !isAgain && ownAnswers(room, place),
      h("p", { class: "small soft source" }, place.ours.source),
    ),
    more(room, place),
  );
}

const leave = (room, place, row) => button("×", () => toggleOurs(room, place, row.ref_id), { kind: "quiet", class: "small leave", "aria-label": room.t("ui-comparing-leave-out", { ref: row.ref_id }) });

const jump = (room, place) =>
  h(
    "select",
    { class: "jump", "aria-label": room.t("ui-crosswalk-go-to-requirement"), value: place.subject.ref_id, onchange: (event) => turnTo(room, event.target.value) },
    place.subjects.map((row) => h("option", { value: row.ref_id, selected: row === place.subject, key: row.ref_id }, `${mark(place, row)}${row.ref_id} ${row.label.text}`)),
  );

const mark = (place, row) => (place.again.has(row.ref_id) ? "↻ " : place.judged.has(row.ref_id) ? "✓ " : place.done.has(row.ref_id) ? "· " : "");

/** Several of ours as one: ticked in our own list. */
function more(room, place) {
  const others = place.subjects.filter((row) => row !== place.subject);
  if (place.gap || !others.length) return null;
  const one = (row) => tick([h("strong", {}, row.ref_id), " ", said(row.label.text, row.label.lang)], place.together.includes(row.ref_id), () => toggleOurs(room, place, row.ref_id), { key: row.ref_id });
  return disclosure([room.t("ui-comparing-add-ours"), " ", h("kbd", { "aria-hidden": "true" }, "A")], { class: "small with", key: `with ${place.subject.ref_id}` }, others.map(one));
}

/** Which of the other lists have an answer for this requirement. */
function whereAnswered(room, place) {
  const done = place.done.get(place.subject.ref_id) ?? new Set();
  return h(
    "div",
    { class: "where-answered small" },
    h("span", { class: "soft" }, room.t("ui-comparing-lists-answered", { count: done.size, total: place.targets.length })),
    h("ul", { class: "plain" }, place.targets.map((one) => h("li", { key: one.id, class: done.has(one.id) ? "done" : null, title: one.name }, done.has(one.id) ? "✓ " : "", one.country, h("span", { class: "unseen" }, ` ${one.name}: ${room.t(done.has(one.id) ? "ui-comparing-answered" : "ui-comparing-open")}`)))),
  );
}
