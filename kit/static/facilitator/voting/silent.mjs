// Who has not voted yet: a list to send. It tells that somebody voted, never how.

import { h } from "../../dom.mjs";
import { disclosure } from "../../parts.mjs";
import { dateTime } from "./deadline.mjs";

export function silent(room, round) {
  const missing = Object.values(round.silent);
  if (!missing.length) return null;
  const { url } = room.shared.join;
  const until = round.closes_at ? "ui-voting-silent-until" : "ui-voting-silent-soon";
  const lines = [room.t(until, { title: round.title.text, time: round.closes_at ? dateTime(room, round.closes_at) : "", url }), "", ...missing];
  return disclosure(
    room.t("ui-voting-silent", { count: missing.length }),
    { key: "silent" },
    h("p", { class: "soft small" }, room.t(round.secret ? "ui-voting-silent-secret" : "ui-voting-silent-hint"), " ", room.t("ui-voting-silent-links")),
    h("textarea", { class: "input silent-list", readonly: true, rows: Math.min(12, lines.length + 1), "aria-label": room.t("ui-voting-silent-list"), value: lines.join("\n"), onfocus: (event) => event.target.select() }),
  );
}
