// Counting votes by hand: one standard after another, big numbers that add up against the voters.
// Who counts first and who counts again use the same grid, each from nothing.

import { h } from "./dom.mjs";
import { button, field, said } from "./parts.mjs";
import { style } from "./style.mjs";

style("voting.css");

/** What a count begins with. */
export const NOTHING = { voters: "", counts: {}, at: 0 };

/** The numbers as the server reads them; null while something is missing or does not add up. */
export function tallyOf(count, grid) {
  const voters = whole(count.voters);
  if (!voters || grid.standards.some((one) => isTooMany(count, one))) return null;
  const counts = Object.fromEntries(grid.standards.map(({ standard_id }) => [standard_id, numbers(count, standard_id)]));
  return { voters, counts };
}

/** `state` is kept in the browser; `name` keeps two grids on one page apart. */
export function tallyGrid(room, { name, grid, state }) {
  const count = state.value;
  const at = Math.min(count.at, grid.standards.length - 1);
  const voters = h("input", { id: `${name}-voters`, type: "number", min: 1, max: 5000, inputmode: "numeric", value: count.voters, oninput: (event) => state.change({ voters: event.target.value }) });
  return h(
    "div",
    { class: "stack tally", key: name },
    field(room.t("ui-voting-tally-voters"), voters, { hint: room.t("ui-voting-tally-voters-hint"), class: "narrow" }),
    overview(room, grid, state, at),
    oneStandard(room, { name, grid, state, at }),
    untouched(room, grid, count),
  );
}

function overview(room, grid, state, at) {
  return h(
    "ol",
    { class: "plain tally-steps", "aria-label": room.t("ui-voting-tally-standards") },
    ...grid.standards.map((one, index) => {
      const look = lookOf(state.value, one);
      return h("li", { key: one.standard_id }, h("button", { type: "button", class: `button small ${look}`, "aria-current": index === at ? "true" : false, "aria-label": room.t(`ui-voting-tally-step-${look}`, { number: index + 1 }), onclick: () => state.change({ at: index }) }, h("span", { "aria-hidden": "true" }, index + 1, { full: " ✓", over: " !" }[look])));
    }),
  );
}

const lookOf = (count, one) => (isTooMany(count, one) ? "over" : sum(count, one) ? "full" : "bare");

function oneStandard(room, { name, grid, state, at }) {
  const standard = grid.standards[at];
  const go = (to) => {
    if (to < 0 || to >= grid.standards.length) return;
    state.change({ at: to });
    setTimeout(() => document.getElementById(`${name}-${to}-0`)?.focus(), 60); // once it is drawn
  };
  return h(
    "fieldset",
    { class: "stack tight tally-standard", key: standard.standard_id },
    h("legend", {}, room.t("ui-voting-tally-standard", { number: at + 1, count: grid.standards.length })),
    said(standard.text, standard.lang, "p", { class: "text" }),
    h("div", { class: `tally-values ${grid.method}` }, ...grid.values.map((one, index) => cell({ name, grid, state, at, go }, one, index))),
    grid.note && h("p", { class: "soft small" }, grid.note),
    added(room, state.value, standard),
    h("div", { class: "row between" }, button(room.t("ui-voting-tally-before"), () => go(at - 1), { disabled: at === 0 }), button(room.t("ui-voting-tally-next"), () => go(at + 1), { disabled: at === grid.standards.length - 1 })),
  );
}

function cell({ name, grid, state, at, go }, { value, words }, index) {
  const { standard_id } = grid.standards[at];
  const id = `${name}-${at}-${index}`;
  const set = (event) => {
    const { counts } = state.value;
    state.change({ counts: { ...counts, [standard_id]: { ...counts[standard_id], [value]: event.target.value } } });
  };
  const onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = document.getElementById(`${name}-${at}-${index + 1}`);
    if (next) next.focus();
    else go(at + 1);
  };
  return h(
    "div",
    { class: "tally-cell", key: value },
    h("label", { for: id }, words),
    h("input", { id, class: "num", type: "number", min: 0, max: 5000, inputmode: "numeric", value: state.value.counts[standard_id]?.[value] ?? "", oninput: set, onkeydown, onfocus: (event) => event.target.select() }),
  );
}

/** How the numbers of this standard add up, said as they are typed. */
function added(room, count, standard) {
  const voters = whole(count.voters);
  const given = sum(count, standard);
  if (!voters) return h("p", { class: "soft", role: "status" }, room.t("ui-voting-tally-first"));
  const words = given > voters ? room.t("ui-voting-tally-over", { given, voters, more: given - voters }) : room.t("ui-voting-tally-sum", { given, voters, blank: voters - given });
  return h("p", { class: `tally-sum ${given > voters ? "over" : ""}`, role: "status" }, words);
}

function untouched(room, grid, count) {
  const bare = grid.standards.flatMap((one, index) => (sum(count, one) ? [] : [index + 1]));
  if (!bare.length || bare.length === grid.standards.length) return null;
  return h("p", { class: "soft small" }, room.t("ui-voting-tally-bare", { numbers: bare.join(", ") }));
}

const whole = (text) => (/^\d{1,4}$/.test(String(text ?? "").trim()) ? Number(text) : 0);
const numbers = (count, standard_id) => Object.fromEntries(Object.entries(count.counts[standard_id] ?? {}).flatMap(([value, text]) => (whole(text) ? [[value, whole(text)]] : [])));
const sum = (count, { standard_id }) => Object.values(numbers(count, standard_id)).reduce((all, one) => all + one, 0);
const isTooMany = (count, one) => sum(count, one) > whole(count.voters);
