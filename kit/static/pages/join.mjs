// The join form: one step from the room code to a seat. No name, no account, no e-mail. Who has a
// seat in this room already is led to it by the server and never sees this form.

import { newKey, within } from "../device.mjs";
import { h } from "../dom.mjs";
import { button, card, countryMark, disclosure, field, frame, groupMark } from "../parts.mjs";
import { plain } from "../plain.mjs";

export default function page(room) {
  const { shared } = room;
  return frame(room, { title: shared.title.text }, h("div", { class: "join stack", key: "join" }, shared.invented && h("p", { class: "notice warn", key: "invented" }, room.t("ui-phone-invented")), ...steps(room)));
}

function steps(room) {
  const { shared } = room;
  if (shared.closed) return [card({ class: "stack tight" }, h("h2", {}, room.t("ui-join-closed")), h("p", {}, room.t("ui-join-closed-hint")))];
  if (!shared.places_left) return [card({ class: "stack tight" }, h("h2", {}, room.t("ui-join-full")), h("p", {}, room.t("ui-join-full-hint")))];
  return [form(room)];
}

const asked = new URLSearchParams(location.search);

function form(room) {
  const { shared, local } = room;
  local.group ??= shared.groups.some((one) => one.group_id === asked.get("group")) ? asked.get("group") : null;
  return h(
    "form",
    {
      class: "card stack",
      key: "form",
      onsubmit: (event) => {
        event.preventDefault();
        join(room);
      },
    },
    h("h2", {}, room.t("ui-join-title")),
    shared.groups.length > 1 && groups(room),
    shared.organisations.length > 0 && organisations(room),
    ...notice(room),
    h("p", { role: "alert", class: local.refusal ? "notice bad" : "unseen" }, local.refusal),
    button(room.t(local.joining ? "ui-join-joining" : "ui-join-join"), null, { type: "submit", kind: "main", "aria-disabled": local.joining ? "true" : null }),
  );
}

const groups = (room) =>
  h(
    "fieldset",
    { class: "stack tight" },
    h("legend", { class: "label" }, room.t("ui-join-group")),
    h(
      "div",
      { class: "groups" },
      ...room.shared.groups.map((group) =>
        h(
          "label",
          { class: "choice", key: group.group_id },
          h("input", { type: "radio", class: "unseen", name: "group", checked: room.local.group === group.group_id, onchange: () => pick(room, "group", group.group_id) }),
          h("span", {}, groupMark(group.number, { "aria-hidden": "true" }), group.title || room.t("ui-phone-group", { number: group.number })),
        ),
      ),
      h("label", { class: "choice", key: "any" }, h("input", { type: "radio", class: "unseen", name: "group", checked: !room.local.group, onchange: () => pick(room, "group", null) }), h("span", {}, room.t("ui-join-any-group"))),
    ),
  );

function pick(room, name, value) {
  room.local[name] = value;
  room.redraw();
}

/** Typing narrows the list; without a choice one joins for oneself. */
function organisations(room) {
  const { organisations: all } = room.shared;
  const chosen = all.find((one) => one.organisation_id === room.local.organisation);
  const typed = plain(room.local.looking ?? "");
  const found = all.filter((one) => plain(one.title).includes(typed));
  return h(
    "fieldset",
    { class: "stack tight" },
    h("legend", { class: "label" }, room.t("ui-join-organisation")),
    all.length > 7 && field(room.t("ui-join-look"), h("input", { id: "look", type: "search", class: "input", autocomplete: "off", oninput: (event) => pick(room, "looking", event.target.value) })),
    h(
      "div",
      { class: "organisations" },
      option(room, null, h("span", { class: "soft" }, room.t("ui-join-no-organisation")), !chosen),
      ...found.map((one) => option(room, one.organisation_id, [one.title, one.country && countryMark(one.country, "no")], chosen === one)),
      typed && !found.length && h("p", { class: "soft small", key: "nothing" }, room.t("ui-join-not-found")),
    ),
  );
}

const option = (room, organisationId, content, checked) =>
  h("label", { class: "choice line", key: organisationId ?? "none" }, h("input", { type: "radio", class: "unseen", name: "organisation", checked, onchange: () => pick(room, "organisation", organisationId) }), h("span", {}, content));

/** A key that stays until the seat is there makes two taps, or a lost answer, one seat. */
async function join(room) {
  if (room.local.joining) return;
  pick(room, "joining", true);
  const memory = room.device("join-key");
  const key = memory.get() ?? newKey();
  memory.set(key);
  const code = room.shared.room_code || asked.get("room") || asked.get("code");
  const body = { room_code: code, key, lang: room.lang };
  if (room.local.group) body.group_id = room.local.group;
  if (room.local.organisation) body.organisation_id = room.local.organisation;
  try {
    const response = await fetch("/api/join", { method: "POST", headers: { "Content-Type": "application/json", "X-Kit": "1" }, body: JSON.stringify(body), credentials: "same-origin", signal: within(8000) });
    const answer = await response.json();
    if (answer.ok) {
      memory.set(null);
      return room.go(answer.url);
    }
    room.local.refusal = answer.text;
  } catch {
    room.local.refusal = room.t("ui-join-no-answer");
  }
  pick(room, "joining", false);
}

/** Who sees what and for how long, above the button that takes note of it; the rest behind a click. */
function notice(room) {
  const { short, long } = room.shared.notice;
  return [
    h("h3", { key: "privacy" }, room.t("ui-join-privacy")),
    h("div", { class: "stack tight small", key: "notice" }, ...short.map((text) => h("p", {}, text)), h("p", {}, room.t("ui-join-agree")), disclosure(room.t("ui-join-privacy-more"), {}, ...long.map((text) => h("p", {}, text)))),
  ];
}
