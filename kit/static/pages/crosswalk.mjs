// The crosswalk page: judge pairs on one side, see what all of them make on the other.

import { h } from "../dom.mjs";
import { button, disclosure, empty, frame, groupMark, pill, said } from "../parts.mjs";
import { graph } from "../crosswalk_graph.mjs";
import { whole } from "../crosswalk_whole.mjs";
import { form, frameworkLink, pickNode } from "../crosswalk_form.mjs";
import { coverage, table } from "../crosswalk_answers.mjs";
import { allChecks, checks, checksTab } from "../crosswalk_checks.mjs";
import { goToView } from "../crosswalk_row.mjs";
import { disagreements } from "../crosswalk_disagreements.mjs";
import { mine } from "../crosswalk_own.mjs";
import { ALL, fresh, go, nodeId, placeOf } from "../crosswalk_place.mjs";
import { standards } from "../crosswalk_standards.mjs";

export default function page(room) {
  const place = placeOf(room);
  if (place.standards) return frame(room, header(room, { all: true }), h("div", { class: "crosswalk reading" }, howMany(room, place), standards(room)));
  if (!place.ours || !place.theirs) return frame(room, header(room, place), howMany(room, place), empty(room.t("ui-crosswalk-two-frameworks"), room.t("ui-crosswalk-two-frameworks-hint")));
  if (place.all) return frame(room, header(room, place), h("div", { class: "crosswalk all" }, whole(room, { before: [howMany(room, place), allChecks(room)], pair: (ours, theirs) => goToView(room, fresh({ ours, theirs, ref: null, tab: "coverage" })) })));
  if (place.onItsWay) return frame(room, header(room, place), chooser(room, place), h("p", { class: "soft waiting", role: "status" }, room.t("ui-crosswalk-on-its-way-here")));
  if (!place.subjects.length) return frame(room, header(room, place), chooser(room, place), empty(room.t("ui-crosswalk-no-requirements"), place.ours.known));
  const judging = room.own.may_judge && !room.shared.closed;
  return frame(
    room,
    header(room, place),
    h(
      "div",
      { class: judging ? "crosswalk" : "crosswalk reading" },
      h("div", { class: "left" }, chooser(room, place), audiences(room, place, judging), judging && form(room, place)),
      answers(room, place, judging),
    ),
  );
}

function header(room, place) {
  const differ = place.comparison?.disagreements.length ?? 0;
  const extra = [
    room.own.group && place.subjects && pill(room.t("ui-crosswalk-judged", { judged: place.judged.size, total: place.subjects.length })),
    !room.own.group && place.comparison?.progress.map((one) => pill([groupMark(one.number), room.t("ui-crosswalk-judged", { judged: one.judged, total: one.total })])),
    differ > 0 && pill(room.t("ui-crosswalk-disagreements-count", { count: differ }), "warn", { class: "differ" }),
  ];
  return {
    mark: room.own.group && groupMark(room.own.group.number),
    title: room.t("ui-crosswalk-title"),
    subtitle: place.ours && place.theirs && !place.all ? `${place.ours.name} ↔ ${place.theirs.name}` : room.shared.title.text,
    extra: extra.flat().filter(Boolean),
    deadline: room.shared.moment?.deadline,
  };
}

/** Which two frameworks. Those the group was asked to judge stand there already. */
function chooser(room, place) {
  const frameworks = [...place.frameworks.values()];
  const label = (name) => (room.own.may_judge ? name : { ours: "one", theirs: "other" }[name]);
  const select = (name, other) =>
    h(
      "label",
      { class: "small" },
      h("span", { class: "soft" }, room.t(`ui-crosswalk-${label(name)}`)),
      h("select", { value: place[name].id, onchange: (event) => choose(room, place, name, event.target.value) }, frameworks.map((one) => h("option", { value: one.id, selected: one === place[name], disabled: frameworks.length > 2 && one === place[other] }, `${one.country} · ${one.name}`)), name === "theirs" && frameworks.length > 2 && h("option", { value: ALL, selected: place.theirs.id === ALL }, room.t("ui-comparing-all-others"))),
    );
  return h("div", { class: "chooser-of-lists" }, howMany(room, place), h("div", { class: "chooser" }, select("ours", "theirs"), button("⇄", () => turn(room, place), { "aria-label": room.t("ui-crosswalk-change-sides"), disabled: place.theirs.id === ALL }), select("theirs", "ours")));
}

/** Two lists side by side, all of them together, or the standards that came of it. */
function howMany(room, place) {
  const now = place.standards ? "standards" : place.all ? "all" : "two";
  const choice = (label, name, where) => button(room.t(label), () => go(room, where), { "aria-pressed": String(now === name), key: name });
  return h(
    "div",
    { class: "how-many", role: "group", "aria-label": room.t("ui-whole-how-many") },
    choice("ui-whole-two", "two", { all: false, standards: false }),
    place.frameworks.size > 2 && choice("ui-whole-all", "all", { all: true, standards: false }),
    choice("ui-std-tab", "standards", { standards: true }),
  );
}

function choose(room, place, name, id) {
  const other = name === "ours" ? "theirs" : "ours";
  if (place[other].id === id) return turn(room, place);
  go(room, fresh({ ours: place.ours.id, theirs: place.theirs.id, [name]: id, ref: null }));
}

const turn = (room, place) => go(room, fresh({ ours: place.theirs.id, theirs: place.ours.id, ref: null }));

/** Two lists for different people are compared with care; said before anybody begins. */
function audiences(room, place, judging) {
  const both = [place.ours, ...place.targets];
  const differ = both.some((one) => one.audience.text !== place.ours.audience.text);
  const beyond = both.filter((one) => one.beyond);
  const whom = h("div", { class: "audiences" }, both.map((one) => h("p", { class: "soft", key: one.id }, (!judging || both.length > 2) && [frameworkLink(room, one), " "], h("strong", {}, room.t("ui-crosswalk-for")), " ", said(one.audience.text, one.audience.lang))));
  const left = beyond.map((one) => h("p", { key: one.id }, h("strong", {}, one.name), " ", said(one.beyond.text, one.beyond.lang)));
  if (judging) return disclosure(differ ? h("span", { class: "care" }, room.t("ui-crosswalk-audiences-differ")) : room.t("ui-crosswalk-about-frameworks"), { class: "about small" }, whom, left);
  return h("div", { class: "about small" }, whom, differ && h("p", { class: "care" }, room.t("ui-crosswalk-audiences-differ")), beyond.length > 0 && disclosure(room.t("ui-crosswalk-about-frameworks"), {}, left));
}

/** What has come of it so far, looked at in one of several ways. */
function answers(room, place, judging) {
  const differ = place.comparison?.disagreements.length ?? 0;
  const tabs = { graph: room.t("ui-crosswalk-graph"), table: room.t("ui-crosswalk-table"), coverage: room.t("ui-crosswalk-coverage"), disagreements: differ ? `${room.t("ui-crosswalk-disagreements")} (${differ})` : room.t("ui-crosswalk-disagreements"), checks: checksTab(room), ...(judging ? { mine: room.t("ui-crosswalk-our-answers") } : {}) };
  const tab = place.tab in tabs ? place.tab : "graph";
  return h(
    "section",
    { class: "card right", "aria-labelledby": "what-came-of-it" },
    h("h2", { class: "unseen", id: "what-came-of-it" }, room.t("ui-crosswalk-what-came-of-it")),
    h("div", { class: "tabs", role: "group", "aria-label": room.t("ui-crosswalk-look-at") }, Object.entries(tabs).map(([name, words]) => button(words, () => go(room, { tab: name }), { kind: "quiet", "aria-pressed": String(tab === name), key: name }))),
    place.comparison?.hidden && tab !== "disagreements" && h("p", { class: "notice" }, place.comparison.note),
    h("div", { class: `view view-${tab}`, key: tab }, place.theirs.id === ALL && OF_TWO.has(tab) ? ofAll(room) : VIEWS[tab](room, place, judging)),
  );
}

const VIEWS = { graph: picture, table, coverage, disagreements, checks, mine };

/** What shows two lists; where one is compared with all others, all of them are looked at together. */
const OF_TWO = new Set(["graph", "table", "coverage", "disagreements"]);
const ofAll = (room) => empty(room.t("ui-whole-of-all"), room.t("ui-whole-of-all-hint"), button(room.t("ui-whole-look-at-all"), () => go(room, { all: true }), { kind: "main" }));

function picture(room, place, judging) {
  if (!place.picture) return empty(room.t("ui-crosswalk-nothing-judged"), room.t("ui-crosswalk-nothing-judged-hint"));
  const chosen = judging ? [nodeId({ framework_id: place.ours.id, ref_id: place.subject.ref_id }), place.object && nodeId({ framework_id: place.theirs.id, ref_id: place.object.ref_id })].filter(Boolean) : [room.local.graphPick].filter(Boolean);
  const onpick = judging ? (node) => pickNode(room, place, node) : (node) => ((room.local.graphPick = room.local.graphPick === node.id ? null : node.id), room.redraw());
  return [graph(room, place.picture, { onpick, chosen }), !judging && chosen[0] && h("p", { class: "picked", role: "status" }, place.picture.nodes.find((node) => node.id === chosen[0])?.name)];
}
