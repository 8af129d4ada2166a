// One requirement with its neighbours: in full, and each counterpart with what it says and how they
// relate. Of a framework: how far each other list reaches it. With nothing chosen: what most lists ask.

import { h } from "./dom.mjs";
import { button, countryMark, groupMark, pill, said } from "./parts.mjs";
import { frameworkOf, isOn, numberOf, reach } from "./whole_data.mjs";

const MOST = 8; // requirements that are shown first
const TONES = { agreed: "good", disputed: "bad" };

/** What stands beside the picture. `pick` chooses, `back` goes to what was chosen before. */
export function ego(room, all, cell, { pick, back, pair }) {
  if (all.ties.has(cell.chosen)) return requirement(room, all, cell, { pick, back });
  if (all.arcs[cell.chosen]) return framework(room, all, cell, { pick, back, pair });
  return widely(room, all, pick);
}

const head = (room, cell, pick, back, ...content) =>
  h("div", { class: "ego-head" }, content, h("span", { class: "grow" }), cell.trail.length > 0 && button("←", back, { "aria-label": room.t("ui-whole-back"), title: room.t("ui-whole-back") }), button("✕", () => pick(null), { "aria-label": room.t("ui-whole-close"), title: room.t("ui-whole-close") }));

/** A framework's country, number and name. */
export const framed = (all, id, called = all.arcs[id].called) => [countryMark(all.arcs[id].country, "no"), " ", h("span", { class: `dot f${((all.arcs[id].number - 1) % 12) + 1}` }, all.arcs[id].number), " ", called];

function requirement(room, all, cell, { pick, back }) {
  const id = cell.chosen;
  const home = frameworkOf(id);
  const { title, texts } = all.nodes[id];
  const ties = all.ties.get(id).filter((tie) => isOn(tie.pair, cell.off));
  const gaps = cell.off.includes("gap") ? [] : (all.gapsOf.get(id) ?? []);
  const spoken = new Set([home, ...all.ties.get(id).filter((tie) => tie.pair.state !== "inferred").map((tie) => frameworkOf(tie.other)), ...(all.gapsOf.get(id) ?? []).map((gap) => gap.towards)]);
  const silent = Object.keys(all.arcs).filter((one) => !spoken.has(one));
  return h(
    "section",
    { class: "ego", "aria-label": room.t("ui-whole-ego"), key: "ego" },
    head(room, cell, pick, back, h("p", { class: "small soft" }, framed(all, home), " · ", h("strong", {}, numberOf(id)))),
    h("div", { class: "ego-text" }, title && said(title.text, title.lang, "h3"), texts.map((one, at) => said(one.text, one.lang, "p", { class: at ? "soft small" : "statement" }))),
    h(
      "ul",
      { class: "plain branches" },
      ties.map((tie) => branch(room, all, tie, pick)),
      gaps.map((gap) => h("li", { class: `branch gap ${gap.state}`, key: `gap ${gap.towards}` }, h("p", {}, h("strong", {}, gap.words), " ", pill(gap.state_words, TONES[gap.state])), answers(gap))),
    ),
    !ties.length && !gaps.length && h("p", { class: "soft" }, room.t("ui-whole-no-ties")),
    silent.length > 0 && h("p", { class: "small soft" }, room.t("ui-whole-silent"), " ", silent.map((one) => all.arcs[one].called).join(" · ")),
  );
}

function branch(room, all, { pair, other, mark }, pick) {
  return h(
    "li",
    { class: `branch ${pair.state}`, key: other },
    h("p", { class: "small soft" }, framed(all, frameworkOf(other))),
    h("p", { class: "relation-line" }, h("span", { class: "sign", "aria-hidden": "true" }, mark), h("strong", {}, pair.words), " ", pill(pair.state_words, TONES[pair.state])),
    h("button", { type: "button", class: "other", onclick: () => pick(other) }, h("strong", {}, numberOf(other)), " ", said(all.nodes[other].texts[0].text, all.nodes[other].texts[0].lang)),
    pair.through && h("p", { class: "small soft" }, pair.through),
    answers(pair),
  );
}

/** What the room agreed on, and who says it and why. */
export function answers(one) {
  if (!one.answers?.length) return null;
  return h(
    "ul",
    { class: "who-says small" },
    one.settled && h("li", { key: "settled" }, h("span", {}, h("strong", {}, one.settled.words), " · ", said(one.settled.why.text, one.settled.why.lang))),
    one.answers.map((each, at) => h("li", { key: at }, each.number && groupMark(each.number), h("span", {}, each.words && [h("strong", {}, each.words), " · "], said(each.why.text, each.why.lang), each.reasons && h("span", { class: "soft" }, ` (${each.reasons})`)))),
  );
}

/** A framework beside each other: how many of its requirements are reached there. */
function framework(room, all, cell, { pick, back, pair }) {
  const id = cell.chosen;
  const others = Object.keys(all.arcs).filter((one) => one !== id);
  return h(
    "section",
    { class: "ego", "aria-label": room.t("ui-whole-ego"), key: "ego" },
    head(room, cell, pick, back, h("h3", {}, framed(all, id))),
    h("p", { class: "figures" }, h("span", { class: "figure" }, h("strong", {}, `${all.arcs[id].reached} / ${all.arcs[id].total}`), h("span", { class: "small soft" }, room.t("ui-whole-in-any-list")))),
    all.parts[id] && h("p", { class: "small soft" }, `${room.t("ui-whole-we-hold")} ${all.parts[id]}`),
    h("ul", { class: "plain reached" }, others.map((one) => h("li", { key: one }, h("button", { type: "button", class: "other", onclick: () => pair(id, one) }, h("span", {}, framed(all, one)), h("span", { class: "num" }, count(room, all, id, one)))))),
  );
}

/** "5 of 27"; that it is at least so many, where we hold a part of the other list. */
export function count(room, all, id, by) {
  const cell = all.matrix[`${id} ${by}`];
  if (cell && !cell.hidden) return room.t(cell.known ? "ui-whole-count" : "ui-whole-count-part", { count: cell.any, total: cell.total });
  return room.t(cell?.hidden || isHidden(all, id, by) ? "ui-whole-hidden" : "ui-whole-not-compared");
}

export const isHidden = (all, one, other) => `${one} ${other}` in all.hidden || `${other} ${one}` in all.hidden;

/** What most lists ask, by how many others have an agreed counterpart, then any. */
function widely(room, all, pick) {
  const ranked = all.order
    .map((id) => ({ id, agreed: reach(all, id, ["agreed"]), any: reach(all, id) }))
    .filter((one) => one.any > 0)
    .sort((one, other) => other.agreed - one.agreed || other.any - one.any || all.place.get(one.id) - all.place.get(other.id))
    .slice(0, MOST);
  return h(
    "section",
    { class: "ego", "aria-label": room.t("ui-whole-widely"), key: "ego" },
    h("h3", {}, room.t("ui-whole-widely")),
    h("p", { class: "small soft" }, room.t(ranked.length ? "ui-whole-widely-hint" : "ui-crosswalk-nothing-judged-hint")),
    h("ol", { class: "plain widely" }, ranked.map(({ id, agreed, any }) => h("li", { key: id }, h("button", { type: "button", class: "other", onclick: () => pick(id) }, h("span", { class: "small soft" }, framed(all, frameworkOf(id)), " · ", numberOf(id)), said(all.nodes[id].texts[0].text, all.nodes[id].texts[0].lang, "span", { class: "brief" }), h("span", { class: "small num" }, room.t("ui-whole-in-lists", { agreed, any })))))),
  );
}
