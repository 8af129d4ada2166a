// The vote page: the same ballot as on a phone, for an organisation or a person at a bigger screen.

import { ballot } from "../ballot.mjs";
import { h } from "../dom.mjs";
import { buttonLink, empty, frame, groupMark } from "../parts.mjs";
import { results } from "../published.mjs";

export default function page(room) {
  const { shared, own } = room;
  const { round } = shared;
  const header = {
    mark: own.group && groupMark(own.group.number, { title: own.group.title || null }),
    title: round ? round.title.text : room.t("ui-ballot-vote"),
    subtitle: own.organisation ?? shared.title.text,
    deadline: shared.closed ? null : shared.moment?.deadline,
  };
  return frame(room, header, h("div", { class: "vote stack", key: "vote" }, task(room), ...body(room)));
}

function task(room) {
  const { round } = room.shared;
  if (!round || room.own.ballot?.may !== "yes") return null;
  return h(
    "div",
    { class: "stack tight task", key: "task" },
    room.own.organisation && round.electorate === "organisations" && h("p", {}, room.t("ui-ballot-votes-for"), " ", h("strong", {}, room.own.organisation)),
    h("p", { class: "lead" }, room.t("ui-ballot-task", { count: round.standards.length })),
    h("p", { class: "soft" }, room.t("ui-ballot-each")),
  );
}

function body(room) {
  if (room.shared.round) return ballot(room);
  if (room.shared.results) return results(room);
  const back = room.own.role === "participant" ? "phone" : "reporter";
  return [empty(room.t("ui-ballot-none"), room.t("ui-ballot-none-hint"), buttonLink(room.t("ui-ballot-home"), room.link(back)))];
}
