// What is known of a standard or a candidate: who asks for it, with what numbers, in which words.

import { h } from "./dom.mjs";
import { countryMark, disclosure, pill, said } from "./parts.mjs";
import { plain } from "./plain.mjs";
import { style } from "./style.mjs";

style("standards.css");

const ANSWERS = ["yes", "partly", "no", "not-known"];

/** What stands behind a click and is made only then: sixty standards would be slow to draw unfolded. */
export function unfolding(room, key, label, props, content) {
  const unfolded = (room.local.unfolded ??= {});
  const ontoggle = (event) => {
    if (Boolean(unfolded[key]) === event.target.open) return;
    unfolded[key] = event.target.open;
    room.redraw();
  };
  return disclosure(label, { ...props, open: unfolded[key] ? true : undefined, ontoggle }, unfolded[key] && content());
}

/** Have it open from the beginning, until somebody closes it. */
export const unfold = (room, key) => ((room.local.unfolded ??= {})[key] ??= true);

/** The frameworks by id, each with its country and the name of its issuer. */
export const frameworksOf = (room) => new Map(room.shared.frameworks.map((one) => [one.id, { country: one.country, name: one.issuer ?? one.name }]));

const known = (frameworks, ids) => ids.filter((id) => frameworks.has(id)).map((id) => [id, frameworks.get(id)]);

/** Who asks for it already, for whom it would be new, and where we cannot tell: each with its words. */
export function whoAsks(room, asked) {
  const frameworks = frameworksOf(room);
  const lists = ANSWERS.map((answer) => [answer, known(frameworks, asked[answer])]).filter(([, found]) => found.length);
  if (!lists.some(([answer]) => answer === "yes" || answer === "partly")) return h("p", { class: "soft small" }, room.t("ui-std-asked-nobody"));
  return h(
    "div",
    { class: "who-asks small" },
    lists.map(([answer, found]) => h("span", { class: "said", key: answer }, h("span", { class: "soft" }, room.t(`ui-std-asked-${answer}`)), found.map(([id, one]) => h("span", { key: id }, countryMark(one.country, answer, one.name), h("span", { class: "unseen" }, one.name))))),
  );
}

/** Numbers of one name beside each other, so that 6 against 12 months is seen at a glance. */
export function numbers(room, asked) {
  if (!asked.numbers.length) return null;
  const frameworks = frameworksOf(room);
  return h(
    "ul",
    { class: "plain asked-numbers small" },
    asked.numbers.map((one) => {
      const isRanked = one.asked.some((each) => !each.strictest); // else they cannot be told apart: weeks and months, an own minimum
      return h(
        "li",
        { key: one.name },
        h("span", { class: "soft" }, room.t("ui-std-number-name", { name: one.name })),
        one.asked.map((each) =>
          h(
            "span",
            { key: each.number, class: isRanked && each.strictest ? "asked strictest" : "asked" },
            h("strong", {}, each.number),
            known(frameworks, each.frameworks).map(([id, framework]) => h("span", { key: id }, countryMark(framework.country, "no", framework.name), h("span", { class: "unseen" }, framework.name))),
            isRanked && each.strictest && h("em", {}, room.t("ui-std-strictest")),
          ),
        ),
      );
    }),
  );
}

/** A requirement whole: whose it is, its number there, what it asks, how strictly, with what numbers. */
export function requirement(room, name) {
  const one = room.shared.requirements[name];
  if (!one) return name;
  const framework = frameworksOf(room).get(one.framework_id);
  return h(
    "span",
    { class: "whole-requirement" },
    h("span", { class: "row small" }, framework && countryMark(framework.country, "no"), h("strong", {}, `${framework?.name ?? ""} ${one.ref_id}`), one.level && pill(said(one.level.text, one.level.lang)), one.numbers.map((each) => pill(room.t("ui-std-number", each), "", { key: each.name }))),
    said(one.text, one.lang),
  );
}

/** The requirements that something rests on, behind a click. */
export const restsOn = (room, one) =>
  one.requirements.length > 0 && unfolding(room, `rests ${one.standard_id}`, room.t("ui-std-rests-on", { count: one.requirements.length }), { class: "small" }, () => h("ul", { class: "plain stack tight" }, one.requirements.map((name) => h("li", { key: name }, requirement(room, name)))));

/** Whether it passes what the reader wants to see: words, a country that asks, so many countries. */
export function passes(room, one, wanted) {
  const frameworks = frameworksOf(room);
  const asking = [...one.asked.yes, ...one.asked.partly].map((id) => frameworks.get(id)?.country);
  if (wanted.country && !asking.includes(wanted.country)) return false;
  if (one.asked.countries < Number(wanted.least || 0)) return false;
  const words = plain(wanted.search ?? "").split(/\s+/).filter(Boolean);
  const all = plain([one.text, ...one.requirements.flatMap((name) => [name, room.shared.requirements[name]?.text ?? ""])].join(" "));
  return words.every((word) => all.includes(word));
}
