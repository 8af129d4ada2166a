// Setting up without files: title, groups and their questions, organisations, places, address.

import { h } from "../dom.mjs";
import { answers, ask, button, card, dialog, disclosure, field, groupMark, pill, qr, said, typed } from "../parts.mjs";
import { rehearsal } from "./rehearsal.mjs";

export const setup = (room) => [title(room), groupsCard(room), address(room), places(room), rehearsal(room), organisations(room), ending(room)];

// --- title ------------------------------------------------------------------------------------------

function title(room) {
  const text = typed(room, `session-title-${room.lang}`, room.shared.title.text);
  const save = (event) => {
    event.preventDefault();
    room.act("rename_session", { title: text.text.trim(), lang: room.lang });
    text.clear();
    room.redraw();
  };
  return card(
    { class: "stack" },
    h("form", { class: "stack tight", onsubmit: save }, field(room.t("ui-fac-session-title"), h("input", { id: "session-title", maxlength: 200, ...text.props }), { hint: room.t("ui-fac-session-title-hint") }), text.touched && text.text !== room.shared.title.text && h("div", { class: "row" }, h("button", { class: "button main", disabled: !text.text.trim() }, room.t("ui-save")))),
    h("p", { class: "soft small" }, room.t("ui-fac-workshop"), " ", said(room.shared.workshop.text, room.shared.workshop.lang)),
  );
}

// --- groups -----------------------------------------------------------------------------------------

const standingGroups = (room) => room.shared.tables.map((table) => ({ group_id: table.group_id, title: table.title, question_set: table.question_set }));

/** The groups as they are being arranged; nothing changes until it is saved. */
function arranging(room) {
  const draft = room.draft("groups");
  const read = () => (draft.value ? JSON.parse(draft.value) : standingGroups(room));
  const groups = read();
  const change = (next) => {
    draft.set(JSON.stringify(next(read()))); // two changes may come between two drawings
    room.redraw();
  };
  return { groups, change, touched: Boolean(draft.value) && JSON.stringify(groups) !== JSON.stringify(standingGroups(room)), clear: () => (draft.clear(), room.redraw()) };
}

function groupsCard(room) {
  const { groups, change, touched, clear } = arranging(room);
  const set = (index, changes) => change((now) => now.map((one, each) => (each === index ? { ...one, ...changes } : one)));
  const save = () => {
    room.act("arrange_groups", { groups }, { ondone: clear });
  };
  const sets = room.shared.question_sets;
  return card(
    { class: "stack" },
    h("h3", {}, room.t("ui-fac-groups-setup")),
    h("ol", { class: "plain stack tight" }, ...groups.map((group, index) => groupRow(room, group, index, { set, sets, remove: groups.length > 1 && (() => change((now) => now.filter((_, each) => each !== index))) }))),
    h(
      "div",
      { class: "row" },
      button(room.t("ui-fac-add-group"), () => change((now) => [...now, { title: "", question_set: sets[now.length % sets.length]?.id }]), { disabled: groups.length >= 12 || !sets.length }),
      h("span", { class: "grow" }),
      touched && button(room.t("ui-cancel"), clear, { kind: "quiet" }),
      touched && button(room.t("ui-save"), save, { kind: "main" }),
    ),
    disclosure(room.t("ui-fac-see-questions"), {}, ...sets.map((one) => h("div", { key: one.id }, h("p", { class: "label" }, said(one.title.text, one.title.lang)), h("ol", {}, ...one.questions.map((question, index) => h("li", { key: index }, said(question.text, question.lang))))))),
  );
}

/** A group that has written lines keeps its questions and cannot be removed. */
function groupRow(room, group, index, { set, sets, remove }) {
  const hasLines = (room.shared.tables.find((table) => table.group_id === group.group_id)?.lines ?? 0) > 0;
  const name = room.t("ui-group", { number: index + 1 });
  return h(
    "li",
    { class: "group-row inline", key: group.group_id ?? `new-${index}` },
    groupMark(index + 1),
    h("input", { "aria-label": room.t("ui-fac-group-title", { name }), placeholder: name, maxlength: 80, value: group.title, oninput: (event) => set(index, { title: event.target.value }) }),
    h("select", { "aria-label": room.t("ui-fac-group-questions", { name }), value: group.question_set, disabled: hasLines, onchange: (event) => set(index, { question_set: event.target.value }) }, ...sets.map((one) => h("option", { value: one.id, selected: one.id === group.question_set, lang: one.title.lang }, one.title.text))),
    hasLines ? h("span", { class: "soft small" }, room.t("ui-fac-has-lines")) : remove ? button(room.t("ui-fac-remove"), remove, { kind: "quiet small", "aria-label": room.t("ui-fac-remove-name", { name }) }) : null,
  );
}

// --- address, places ----------------------------------------------------------------------------------

function address(room) {
  const { addresses } = room.shared;
  const other = typed(room, "address");
  const choose = (one) => room.act("choose_address", { address: one });
  return card(
    { class: "stack" },
    h("h3", {}, room.t("ui-fac-address")),
    h("p", { class: "soft" }, room.t("ui-fac-address-hint")),
    h(
      "fieldset",
      { class: "stack tight" },
      h("legend", { class: "unseen" }, room.t("ui-fac-address")),
      ...addresses.map((one) =>
        h("label", { class: "tick", key: one.address }, h("input", { type: "radio", name: "address", checked: one.chosen, onchange: () => choose(one.address) }), h("span", { class: "row" }, one.address, one.reached_at && pill(room.t("ui-fac-reached", { time: room.time(one.reached_at) }), "good"), isLocal(one.address) && h("span", { class: "soft small" }, room.t("ui-fac-only-here")))),
      ),
    ),
    addresses.every((one) => isLocal(one.address)) && h("p", { class: "notice warn", role: "status" }, room.t("ui-capacity-alone")),
    tryIt(room, addresses.find((one) => one.chosen)),
    disclosure(
      room.t("ui-fac-other-address"),
      {},
      h(
        "form",
        { class: "inline row", onsubmit: (event) => (event.preventDefault(), choose(other.text.trim()), other.clear(), room.redraw()) },
        h("input", { class: "grow", "aria-label": room.t("ui-fac-other-address"), inputmode: "url", ...other.props }),
        h("button", { class: "button", disabled: !/^https?:\/\/[A-Za-z0-9.:[\]-]+\/?$/.test(other.text.trim()) }, room.t("ui-fac-use")),
      ),
    ),
    !room.shared.join.secure && h("p", { class: "small soft" }, room.t("ui-fac-not-secure")),
  );
}

const tryIt = (room, chosen) =>
  chosen && !isLocal(chosen.address) && disclosure(room.t("ui-fac-try-address"), {}, h("div", { class: "row" }, qr(chosen.qr, room.t("ui-fac-try-qr", { url: chosen.test })), h("p", { class: "grow" }, room.t("ui-fac-try-hint", { url: chosen.test }))));

const isLocal = (url) => /\/\/(localhost|127\.|\[::1\])/.test(url);

function places(room) {
  const count = typed(room, "places", String(room.shared.places));
  const sound = /^\d{1,4}$/.test(count.text.trim()) && Number(count.text) <= 5000;
  const save = (event) => {
    event.preventDefault();
    room.act("allow_places", { places: Number(count.text) });
    count.clear();
    room.redraw();
  };
  return card(
    {},
    h("form", { class: "stack tight", onsubmit: save }, field(room.t("ui-fac-places"), h("input", { id: "places", type: "number", min: 0, max: 5000, inputmode: "numeric", ...count.props }), { hint: room.t("ui-fac-places-hint", { joined: room.shared.joined }), class: "narrow" }), count.touched && count.text !== String(room.shared.places) && h("div", { class: "row" }, h("button", { class: "button main", disabled: !sound }, room.t("ui-save")))),
    carries(room, Number(count.text)),
  );
}

const STOPS = { windows: "ui-capacity-windows", files: "ui-capacity-files", memory: "ui-capacity-memory" };

/** What this computer carries, and a warning where more places are allowed than that. */
function carries(room, wanted) {
  const known = room.shared.carries;
  if (!known) return null;
  return [
    h("p", { class: "soft small", key: "carries" }, room.t("ui-capacity", known), " ", STOPS[known.limit] && room.t(STOPS[known.limit])),
    wanted > known.phones && h("p", { class: "notice warn", role: "status", key: "too-many" }, room.t("ui-capacity-too-many", known)),
  ];
}

// --- organisations ------------------------------------------------------------------------------------

const asText = (room) => room.shared.organisations.map((one) => (one.country ? `${one.title}; ${one.country}` : one.title)).join("\n");

function organisations(room) {
  const standing = asText(room);
  const list = typed(room, "organisations", standing);
  const save = (event) => {
    event.preventDefault();
    room.act("list_organisations", { text: list.text }, { ondone: () => (list.clear(), room.redraw()) });
  };
  return card(
    { class: "stack" },
    h("h3", {}, room.t("ui-fac-organisations", { count: room.shared.organisations.length })),
    h("form", { class: "stack tight", onsubmit: save }, field(room.t("ui-fac-organisations-list"), h("textarea", { id: "organisations", rows: 6, spellcheck: "false", placeholder: "Mentoring Network; BE\nCoordinadora; ES", ...list.props }), { hint: room.t("ui-fac-organisations-hint") }), list.touched && list.text !== standing && h("div", { class: "row" }, h("button", { class: "button main" }, room.t("ui-save")))),
  );
}

// --- the end --------------------------------------------------------------------------------------------

const ending = (room) =>
  !room.shared.closed_at &&
  card(
    { class: "stack" },
    disclosure(room.t("ui-fac-close-session"), {}, h("p", {}, room.t("ui-fac-close-session-hint")), h("div", { class: "row" }, button(room.t("ui-fac-close-session"), () => ask(room, "close-session"), { kind: "danger", disabled: Boolean(room.shared.round) })), room.shared.round && h("p", { class: "soft small" }, room.t("ui-fac-close-round-first"))),
    dialog(room, "close-session", room.t("ui-fac-close-session-title"), h("p", {}, room.t("ui-fac-close-session-hint")), answers(room, room.t("ui-fac-close-session"), () => room.act("close_session", {}), { kind: "main danger" })),
  );
