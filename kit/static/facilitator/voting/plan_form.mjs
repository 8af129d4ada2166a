// Planning a round: from a usual one, changed in every part, said by the server in words as it is typed.

import { newKey } from "../../device.mjs";
import { h } from "../../dom.mjs";
import { kept } from "../../kept.mjs";
import { answers, ask, button, card, dialog, disclosure, field, tick } from "../../parts.mjs";
import { drafted } from "./drafted.mjs";
import { parameterField } from "./fields.mjs";
import { weightFields, weighs, weightsOf } from "./weights.mjs";

const FORM = "plan-form";

/** The plan that is being typed; it survives a reload. */
export const planState = (room) => kept(room, FORM, null);

/** Begin a plan, or change one; what is being typed already comes first. */
export function plan(room, given) {
  const state = planState(room);
  if (!state.begun) state.set({ title: {}, weights: {}, ...given, id: given.id ?? `plan-${newKey().slice(0, 12)}` });
  setTimeout(() => document.getElementById("plan-form-title")?.focus(), 60); // once it is drawn
}

/** The form while something is planned, else the usual rounds to begin from. */
export function planForm(room) {
  if (!room.shared.plan_form) return null;
  return planState(room).begun ? form(room) : beginnings(room);
}

const beginnings = (room) =>
  disclosure(
    room.t("ui-voting-plan-new"),
    { class: "card beginnings", key: "beginnings" },
    h("p", { class: "soft" }, room.t("ui-voting-plan-new-hint")),
    h("ul", { class: "plain presets" }, ...room.shared.plan_form.presets.map((one) => h("li", { key: one.name }, button(one.words, () => plan(room, one.plan))))),
  );

function form(room) {
  const state = planState(room);
  const draft = state.value;
  const told = drafted(room, planOf(room, draft));
  const isSent = room.waiting.some((one) => one.act === "plan_round");
  const isKnown = room.shared.plans.some((one) => one.plan_id === draft.id);
  return card(
    { class: "stack plan-form", key: FORM },
    h("h3", { id: "plan-form-title", tabindex: "-1" }, room.t(isKnown ? "ui-voting-plan-change" : "ui-voting-plan-new")),
    titles(room, state, draft),
    who(room, state, draft),
    how(room, state, draft),
    parameters(room, state, draft),
    beside(room, state, draft),
    weighs(room, draft) && weightFields(room, state, draft, told.power),
    inWords(room, told),
    draft.refused && !told.refused && h("p", { class: "notice bad", role: "alert" }, h("span", {}, draft.refused)),
    h("div", { class: "row end" }, button(room.t("ui-voting-plan-discard"), () => ask(room, "discard-plan")), button(room.t("ui-voting-plan-save"), () => save(room), { kind: "main", disabled: isSent })),
    dialog(room, "discard-plan", room.t("ui-voting-plan-discard-title"), answers(room, room.t("ui-voting-plan-discard"), () => state.clear(), { kind: "danger" })),
  );
}

function save(room) {
  const state = planState(room);
  state.change({ refused: null });
  const given = planOf(room, state.value);
  room.act("plan_round", { plan: given }, {
    ondone: () => {
      if (state.value?.id !== given.id) return;
      state.clear();
      room.local.justPlanned = given.id; // in sight, whatever the agenda foresees next
      setTimeout(() => document.getElementById(`plan-${given.id}`)?.focus(), 400); // once the view has it
    },
    onrefused: (answer) => state.refused(answer),
  });
}

/** What is sent of the form: no empty titles, no weights that do not count or that nobody has. */
export function planOf(room, { refused, ...draft }) {
  const title = Object.fromEntries(Object.entries(draft.title ?? {}).flatMap(([lang, text]) => (text.trim() ? [[lang, text.trim()]] : [])));
  return { ...draft, title: Object.keys(title).length ? title : null, weights: weightsOf(room, draft) };
}

const titles = (room, state, draft) =>
  h(
    "div",
    { class: "parameters" },
    ...room.shared.languages.map((lang) =>
      field(room.t("ui-voting-plan-title", { lang: lang.toUpperCase() }), h("input", { id: `plan-title-${lang}`, type: "text", lang, maxlength: 200, autocomplete: "off", value: draft.title?.[lang] ?? "", oninput: (event) => state.change({ title: { ...state.value.title, [lang]: event.target.value } }) }), { key: lang }),
    ),
  );

/** Persons or organisations, in secret or openly; organisations vote openly, and the form says why. */
function who(room, state, draft) {
  const isOfPersons = draft.electorate === "persons";
  const choose = (electorate) => state.change(electorate === "persons" ? { electorate } : { electorate, ...openly(state) });
  const hide = (secrecy) => state.change(secrecy === "open" ? openly(state) : { secrecy, rule: { ...state.value.rule, ...nobodysOrganisation(room, state.value) } });
  return h(
    "div",
    { class: "parameters" },
    choices(room, "electorate", ["persons", "organisations"], draft.electorate, choose),
    isOfPersons ? choices(room, "secrecy", ["secret", "open"], draft.secrecy, hide) : h("p", { class: "soft small" }, room.t("ui-voting-organisations-openly")),
  );
}

/** What a secret ballot cannot tell is not asked of it; the words below say what that changes. */
function nobodysOrganisation(room, { rule, attribute }) {
  const keys = room.shared.plan_form.fields[rule.name].map((one) => one.key);
  const secret = { weights_of: "voters", budgets: "voters", ...(attribute !== "country" && { country_share: "off" }) };
  return Object.fromEntries(Object.entries(secret).filter(([key]) => keys.includes(key)));
}

/** In the open all of it can be told again: back to what is usual. */
function openly(state) {
  const { weights_of, budgets, country_share, ...rule } = state.value.rule;
  return { secrecy: "open", rule };
}

const choices = (room, name, values, chosen, onchange) =>
  h(
    "fieldset",
    { class: "stack tight", key: name },
    h("legend", { class: "label" }, room.t(`ui-voting-${name}`)),
    ...values.map((value) => h("label", { class: "tick", key: value }, h("input", { type: "radio", name: `plan-${name}`, value, checked: value === chosen, onchange: () => onchange(value) }), h("span", {}, room.t(`ui-voting-${name}-${value}`)))),
  );

/** Method and rule. Another rule begins with its own usual parameters. */
function how(room, state, draft) {
  const { methods } = room.shared.plan_form;
  const { rules } = methods.find((one) => one.method === draft.method);
  const choose = (method) => begin(state, method, methods.find((one) => one.method === method).rules[0].name);
  return h(
    "div",
    { class: "parameters" },
    field(room.t("ui-voting-method"), options("plan-method", draft.method, methods.map((one) => ({ value: one.method, words: one.words })), choose), { class: "wide" }),
    rules.length > 1 && field(room.t("ui-voting-rule"), options("plan-rule", draft.rule.name, rules.map((one) => ({ value: one.name, words: one.words })), (name) => begin(state, state.value.method, name)), { class: "wide" }),
  );
}

const begin = (state, method, name) => state.change({ method, rule: { name }, ties: "undecided" });

const options = (id, value, all, onchange) => h("select", { id, value, onchange: (event) => onchange(event.target.value) }, ...all.map((one) => h("option", { value: one.value, selected: one.value === value }, one.words)));

function parameters(room, state, draft) {
  const all = room.shared.plan_form.fields[draft.rule.name];
  const set = (key, text) => state.change({ rule: { ...state.value.rule, [key]: text } });
  const drawn = (some, more = "") => h("div", { class: `parameters ${more}` }, ...some.map((one) => h("div", { class: one.kind === "grades" ? "wide" : null, key: one.key }, parameterField(room, one, draft.rule, set))));
  const aside = all.filter((one) => one.aside);
  return h("div", { class: "stack", key: draft.rule.name }, drawn(all.filter((one) => !one.aside)), aside.length > 0 && disclosure(room.t("ui-voting-more-of-rule"), {}, drawn(aside, "choices")));
}

/** What else stands on a ballot, and what breaks a tie. */
function beside(room, state, draft) {
  const attributes = ["", "group", "country"].map((value) => ({ value, words: room.t(`ui-voting-attribute-${value || "none"}`) }));
  const ties = ["undecided", "lot"].map((value) => ({ value, words: room.t(`ui-voting-ties-${value}`) }));
  const hasPlaces = room.shared.plan_form.fields[draft.rule.name].some((one) => one.key === "places");
  return h(
    "div",
    { class: "parameters" },
    field(room.t("ui-voting-attribute"), options("plan-attribute", draft.attribute ?? "", attributes, (value) => state.change({ attribute: value || null })), { hint: draft.secrecy === "secret" ? room.t("ui-voting-attribute-hint") : null, class: "wide" }),
    hasPlaces && field(room.t("ui-voting-ties"), options("plan-ties", draft.ties, ties, (value) => state.change({ ties: value })), { class: "wide" }),
    h("div", { class: "wide" }, tick(room.t("ui-voting-asks-scope"), draft.asks_scope, (on) => state.change({ asks_scope: on }))),
  );
}

/** The rule as the room will read it; what cannot be held is said with its reason. */
const inWords = (room, told) =>
  h(
    "div",
    { class: `rule stack tight ${told.late ? "late" : ""}`, role: "status", "aria-live": "polite" },
    h("p", { class: "label" }, room.t("ui-voting-in-words")),
    told.refused ? h("p", { class: "warning" }, told.refused) : told.rule.length ? h("ul", { class: "sentences" }, ...told.rule.map((sentence, index) => h("li", { key: index }, sentence))) : h("p", { class: "soft" }, room.t("ui-voting-in-words-soon")),
  );
