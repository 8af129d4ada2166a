// How far groups agree: the percent in large, what goes beyond chance beside it, with its caution.

import { h } from "./dom.mjs";
import { disclosure, groupMark } from "./parts.mjs";
import { style } from "./style.mjs";

style("judging.css");

/** The two questions of one comparison, or of all together; a sentence where nobody can agree yet. */
export const agreement = (room, told) =>
  told
    ? h("div", { class: "agreement" }, Object.entries(told.questions).map(([name, one]) => question(room, name, one)))
    : h("p", { class: "soft" }, room.t("ui-judging-no-agreement"));

const question = (room, name, one) =>
  h(
    "section",
    { class: "stack tight", key: name },
    h("h4", {}, one.title),
    h("p", { class: "alike" }, one.alike),
    one.unanimous && h("p", {}, one.unanimous),
    figures(one.figures),
    one.cautions.map((words) => h("p", { class: "small careful", key: words }, words)),
    one.each_two.length > 0 &&
      disclosure(
        room.t("ui-judging-each-two"),
        {},
        h("ul", { class: "plain stack tight" }, one.each_two.map((two) => h("li", { class: "row", key: two.groups.map((each) => each.group_id).join(" ") }, two.groups.map((each) => groupMark(each.number, { key: each.group_id, title: each.name })), h("span", {}, two.alike), two.figures.map((each) => h("span", { class: "soft", key: each.name }, `${each.name} ${each.value}`))))),
      ),
  );

const figures = (all) => h("dl", { class: "coefficients small" }, all.map((one) => h("div", { key: one.name }, h("dt", {}, one.name, " ", h("strong", { class: "num" }, one.value)), h("dd", { class: "soft" }, one.means))));
