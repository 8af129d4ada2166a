// A point that groups answered, drawn the same wherever it is read: both requirements, every answer.

import { h } from "./dom.mjs";
import { disclosure, groupMark, pill, said } from "./parts.mjs";
import { style } from "./style.mjs";

style("judging.css");

/** Both requirements in full; where it is about a gap, the framework that the other would be in. */
export const ends = (room, point) => h("div", { class: "point-ends" }, end(point.subject), point.object ? end(point.object) : h("div", { class: "facing soft" }, h("p", { class: "small" }, point.towards.name), h("p", {}, room.t("ui-judging-any-counterpart"))));

const end = (one) =>
  h("div", { class: "facing" }, h("p", { class: "soft small" }, `${one.issuer} · ${one.ref_id}`), said(one.text, one.lang, "p", { class: "statement" }), one.original && said(one.original.text, one.original.lang, "p", { class: "soft small" }));

/** A group's answer and why; `acts` is what can be done with it. */
export const answer = (point, one, ...acts) =>
  h(
    "li",
    { class: "point-answer", key: one.answer_id },
    groupMark(one.group.number, { title: one.group.name }),
    h(
      "div",
      { class: "stack tight" },
      h("p", {}, one.mark && h("span", { class: "sign", "aria-hidden": "true" }, one.mark, " "), h("strong", {}, one.words)),
      one.found && !point.object && h("p", { class: "small soft" }, `${one.found.issuer} · ${one.found.ref_id} · `, said(one.found.text, one.found.lang)),
      said(one.why.text, one.why.lang, "p"),
      one.reasons && h("p", { class: "small soft" }, one.reasons),
      one.look_again && h("p", {}, pill(one.look_again, "warn")),
      acts,
    ),
  );

/** How many standards hang on it, and which. */
export const hanging = (point) =>
  point.standards.length > 0
    ? disclosure(point.hanging, { class: "hanging small" }, h("ul", {}, point.standards.map((one, index) => h("li", { key: index }, said(one.text, one.lang)))))
    : h("p", { class: "soft small" }, point.hanging);

/** What the room agreed on, with the answers it came from beneath. */
export const settlement = (room, one, ...acts) =>
  h(
    "li",
    { class: "card stack settled", key: one.settlement_id },
    ends(room, one),
    h("div", { class: "stack tight agreed-in-room" }, h("p", { class: "row" }, pill(room.t("ui-judging-agreed-in-room"), "good"), h("strong", {}, one.mark && h("span", { class: "sign", "aria-hidden": "true" }, one.mark, " "), one.words), one.look_again && pill(one.look_again, "warn")), said(one.why.text, one.why.lang, "p"), one.reasons && h("p", { class: "small soft" }, one.reasons)),
    disclosure(room.t("ui-judging-came-from", { count: one.parents.length }), {}, h("ul", { class: "plain point-answers" }, one.parents.map((each) => answer(one, each)))),
    acts,
  );
