// Seats: the links that open them, to show, open or print; handing over and withdrawing.

import { h } from "../dom.mjs";
import { answers, ask, button, card, close, dialog, disclosure, empty, groupMark, pill, qr } from "../parts.mjs";

export function seats(room) {
  const all = room.shared.seats;
  const single = all.filter((seat) => !seat.group && seat.role !== "participant");
  const phones = all.filter((seat) => seat.role === "participant");
  return [
    door(room),
    card({ class: "stack" }, h("h3", {}, room.t("ui-fac-single-seats")), h("ul", { class: "plain seats" }, ...single.map((seat) => seatRow(room, seat)))),
    h("div", { class: "seat-cards" }, ...room.shared.tables.map((table) => tableSeats(room, table, all))),
    card(
      { class: "stack" },
      h("h3", {}, room.t("ui-fac-phones-joined", { joined: room.shared.joined, places: room.shared.places })),
      phones.length ? disclosure(room.t("ui-fac-show-phones"), {}, h("ul", { class: "plain seats" }, ...phones.map((seat) => seatRow(room, seat)))) : empty(room.t("ui-fac-no-phones"), room.t("ui-fac-no-phones-hint")),
    ),
  ];
}

/** Where everybody joins, and what to print. */
const door = (room) =>
  card(
    { class: "door row" },
    room.shared.join.qr && qr(room.shared.join.qr, room.t("ui-fac-join-qr", { url: room.shared.join.url })),
    h("div", { class: "stack tight" }, h("p", { class: "soft" }, room.t("ui-fac-join-here")), h("p", { class: "address" }, room.shared.join.address), h("p", { class: "code" }, room.t("ui-fac-room-code"), " ", h("strong", {}, room.shared.join.code)), !room.shared.join.secure && h("p", { class: "small soft" }, room.t("ui-fac-not-secure"))),
    h("div", { class: "row" }, h("a", { class: "button main", href: room.link("plenary"), target: "sealkit-plenary" }, room.t("ui-fac-open-plenary")), ...room.shared.exports.prints.map((one) => h("a", { class: "button", key: one.name, href: report(room, one), target: "_blank" }, one.title))),
  );

/** A report of this session, asked for by this seat. */
export const report = (room, one) => `${one.href}?seat=${encodeURIComponent(room.own.seat_id)}`;

const tableSeats = (room, table, all) =>
  card(
    { class: "stack", key: table.group_id },
    h("h3", { class: "row" }, groupMark(table.number), table.name),
    h("ul", { class: "plain seats" }, ...all.filter((seat) => seat.group?.group_id === table.group_id && seat.role !== "participant").map((seat) => seatRow(room, seat))),
  );

const seatName = (seat) => [seat.role_words, seat.group?.name].filter(Boolean).join(" · ");

const seatRow = (room, seat) =>
  h(
    "li",
    { class: "seat", key: seat.seat_id },
    h("span", { class: "who" }, h("strong", {}, seat.role_words), seat.role === "participant" && h("span", { class: "soft small" }, " ", [seat.group?.name, seat.organisation, seat.country].filter(Boolean).join(" · "))),
    pill(room.t(seat.present ? "ui-fac-here" : "ui-fac-away"), seat.present ? "good" : ""),
    seat.handed_over && pill(room.t("ui-fac-handed-over")),
    seat.url && seat.role !== "participant" && button(room.t("ui-fac-show-link"), () => ask(room, `link-${seat.seat_id}`), { kind: "small", "aria-label": room.t("ui-fac-show-link-of", { name: seatName(seat) }) }),
    button(room.t("ui-fac-more"), () => ask(room, `seat-${seat.seat_id}`), { kind: "quiet small", "aria-label": room.t("ui-fac-more-of", { name: seatName(seat) }) }),
    linkDialog(room, seat),
    changeDialog(room, seat),
    handOverDialog(room, seat),
    withdrawDialog(room, seat),
  );

/** The link large enough to scan from a laptop's screen, and as text to copy by hand. */
const linkDialog = (room, seat) =>
  seat.url &&
  dialog(
    room,
    `link-${seat.seat_id}`,
    seatName(seat),
    h("p", { class: "soft" }, room.t("ui-fac-link-hint")),
    seat.qr && h("div", { class: "big-qr" }, qr(seat.qr, room.t("ui-fac-seat-qr", { name: seatName(seat) }))),
    h("input", { class: "input", readonly: true, value: seat.url, "aria-label": room.t("ui-fac-seat-link"), onfocus: (event) => event.target.select(), onclick: (event) => event.target.select() }),
    h("div", { class: "row end" }, h("a", { class: "button", href: seat.url, target: "_blank" }, room.t("ui-fac-open-here")), button(room.t("ui-close"), () => close(room), { kind: "main" })),
  );

const changeDialog = (room, seat) =>
  dialog(
    room,
    `seat-${seat.seat_id}`,
    seatName(seat),
    button(room.t("ui-fac-hand-over"), () => ask(room, `hand-over-${seat.seat_id}`)),
    h("p", { class: "soft small" }, room.t("ui-fac-hand-over-hint")),
    seat.seat_id !== room.own.seat_id && button(room.t("ui-fac-withdraw"), () => ask(room, `withdraw-${seat.seat_id}`), { kind: "danger" }),
    seat.seat_id !== room.own.seat_id && h("p", { class: "soft small" }, room.t("ui-fac-withdraw-hint")),
    h("div", { class: "row end" }, button(room.t("ui-close"), () => close(room))),
  );

const handOverDialog = (room, seat) =>
  dialog(room, `hand-over-${seat.seat_id}`, room.t("ui-fac-hand-over-title", { name: seatName(seat) }), h("p", {}, room.t(seat.seat_id === room.own.seat_id ? "ui-fac-hand-over-own" : "ui-fac-hand-over-hint")), answers(room, room.t("ui-fac-hand-over"), () => room.act("hand_over_seat", { seat_id: seat.seat_id }, { ondone: () => ask(room, `link-${seat.seat_id}`) })));

const withdrawDialog = (room, seat) =>
  dialog(room, `withdraw-${seat.seat_id}`, room.t("ui-fac-withdraw-title", { name: seatName(seat) }), h("p", {}, room.t("ui-fac-withdraw-hint")), answers(room, room.t("ui-fac-withdraw"), () => room.act("withdraw_seat", { seat_id: seat.seat_id }), { kind: "main danger" }));
