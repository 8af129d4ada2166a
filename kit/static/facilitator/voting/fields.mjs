// The parameters of a rule as fields, drawn from what the view says of each: kind, words, limits.

import { h } from "../../dom.mjs";
import { field, tick } from "../../parts.mjs";

const OFF = "off";
const RATINGS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const SECOND_BEST = "second-best";

/** `rule` holds what was typed; `set(key, text)` writes one parameter. */
export const parameterField = (room, one, rule, set) => (DRAWN[one.kind] ?? text)(room, one, rule[one.key] ?? one.default, (value) => set(one.key, value), rule);

const id = (one) => `rule-${one.key}`;
const hinted = (one) => (one.hint ? { hint: one.hint } : {});

const text = (room, one, value, set) => field(one.label, h("input", { id: id(one), type: "text", maxlength: 20, autocomplete: "off", value, oninput: (event) => set(event.target.value) }), { ...hinted(one), class: "parameter" });

const whole = (room, one, value, set) => field(one.label, h("input", { id: id(one), type: "number", min: one.least, max: one.most, inputmode: "numeric", value, oninput: (event) => set(event.target.value) }), { ...hinted(one), class: "parameter" });

const select = (props, value, set, options) => h("select", { ...props, value, onchange: (event) => set(event.target.value) }, ...options.map((each) => h("option", { value: each.value, selected: each.value === value }, each.words)));

const choice = (room, one, value, set) => field(one.label, select({ id: id(one) }, value, set, one.choices), { ...hinted(one), class: "parameter wide" });

/** Two ratings; the first one carries the label, the second says what it is by itself. */
function band(room, one, value, set) {
  const [lowest, highest = lowest] = value.split("-");
  const ratings = RATINGS.map((rating) => ({ value: String(rating), words: rating }));
  return h(
    "fieldset",
    { class: "parameter stack tight" },
    h("legend", { class: "label" }, one.label),
    h(
      "div",
      { class: "row inline" },
      select({ "aria-label": room.t("ui-voting-band-from", { label: one.label }) }, lowest, (from) => set(`${from}-${Math.max(from, highest)}`), ratings),
      h("span", { "aria-hidden": "true" }, room.t("ui-voting-band-to")),
      select({ "aria-label": room.t("ui-voting-band-until", { label: one.label }) }, highest, (to) => set(`${Math.min(lowest, to)}-${to}`), ratings),
    ),
  );
}

/** What may be left out: ticked where it is asked, its share beside it. */
function condition(room, one, value, set, extra = () => null, share = value, whole = (typed) => typed) {
  const isOn = value !== OFF;
  return h(
    "div",
    { class: "parameter stack tight" },
    tick(one.label, isOn, (on) => set(on ? one.suggested : OFF), one.hint ? { "aria-describedby": `${id(one)}-hint` } : {}),
    one.hint && h("p", { class: "soft small", id: `${id(one)}-hint` }, one.hint),
    isOn && h("div", { class: "row inline" }, extra(), h("input", { type: "text", class: "input short", maxlength: 20, "aria-label": room.t("ui-voting-share-of", { label: one.label }), value: share, oninput: (event) => set(whole(event.target.value)) })),
  );
}

/** A limit is a share with what is still within it: `<=50%`, `<50%`. */
function limit(room, one, value, set) {
  const [, sign, share] = /^(<=|<)?(.*)$/.exec(value === OFF ? one.suggested : value);
  const signs = [{ value: "<=", words: room.t("ui-voting-at-most") }, { value: "<", words: room.t("ui-voting-less-than") }];
  const which = () => select({ "aria-label": one.label }, sign ?? "<=", (other) => set(`${other}${share}`), signs);
  return condition(room, one, value, set, which, share, (typed) => `${sign ?? "<="}${typed}`);
}

const grades = (room, one, value, set) => field(one.label, h("textarea", { id: id(one), rows: 2, maxlength: 400, value, oninput: (event) => set(event.target.value) }), { ...hinted(one), class: "parameter wide" });

/** One of the grades as they are typed above it. */
function grade(room, one, value, set, rule) {
  const typed = (rule.grades ?? room.shared.plan_form.fields["majority-judgment"].find((each) => each.key === "grades").default).split(",").map((each) => each.trim()).filter(Boolean);
  const options = [{ value: SECOND_BEST, words: room.t("ui-voting-second-best") }, ...typed.map((each) => ({ value: each, words: one.choices.find((usual) => usual.value === each)?.words ?? each }))];
  return field(one.label, select({ id: id(one) }, value, set, options), { class: "parameter" });
}

const DRAWN = { band, share: text, number: text, whole, choice, condition: (room, one, value, set) => condition(room, one, value, set), limit, grades, grade };
