// After the vote: where the draft seal is, and when the networks look at it again.

import { h } from "../../dom.mjs";
import { button, card, field, typed } from "../../parts.mjs";

export function afterwards(room) {
  if (!room.shared.results.length || room.shared.round) return null;
  return card(
    { class: "stack afterwards", key: "afterwards" },
    h("div", { class: "row between" }, h("p", {}, room.t("ui-voting-seal-ready")), button(room.t("ui-voting-to-documents"), () => ((room.local.section = "exports"), room.redraw()), { kind: "main" })),
    review(room),
  );
}

function review(room) {
  const { review: standing, closed_at: closed } = room.shared;
  if (closed) return standing && h("p", {}, room.t("ui-voting-review-on", { day: standing.words }));
  const day = typed(room, "review-day", standing?.day ?? "");
  const tomorrow = new Date(room.now() + 86_400_000).toISOString().slice(0, 10);
  const set = () => room.act("plan_review", { day: day.text }, { ondone: () => day.clear() });
  return h(
    "div",
    { class: "row deadline-fields" },
    field(room.t("ui-voting-review"), h("input", { id: "review-day", type: "date", min: tomorrow, ...day.props }), { hint: standing ? room.t("ui-voting-review-on", { day: standing.words }) : room.t("ui-voting-review-hint"), class: "wide" }),
    button(room.t("ui-voting-review-set"), set, { disabled: !day.text || day.text < tomorrow || day.text === standing?.day }),
  );
}
