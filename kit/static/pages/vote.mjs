// The vote page: the same ballot as on a phone, for an organisation or a person at a bigger screen.

import { aloud } from "../aloud.mjs";
import { ballot, deadline } from "../ballot.mjs";
import { notCounted } from "../ballot_receipt.mjs";
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
    deadline: deadline(room),
  };
  return frame(room, header, aloud(room, header.deadline), h("div", { class: "vote stack", key: "vote" }, ...body(room)));
}

function body(room) {
  if (room.shared.round) return ballot(room);
  if (room.shared.results) return [notCounted(room), ...results(room)];
  const back = room.own.role === "participant" ? "phone" : "reporter";
  return [empty(room.t("ui-ballot-none"), room.t("ui-ballot-none-hint"), buttonLink(room.t("ui-ballot-home"), room.link(back)))];
}
