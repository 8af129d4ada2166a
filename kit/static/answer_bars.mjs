// How often each answer was given to a standard. Ratings stand as columns beside each other, answers
// that are words as lines below each other; the same in words for who cannot see them.

import { h } from "./dom.mjs";

/** `data` holds the answers of the round's method, `mine` is what this device gave. */
export function bars({ answers }, { distribution, distribution_words: words }, mine) {
  const most = Math.max(1, ...distribution);
  const lines = answers.some((one) => one.words.length > 2);
  return h(
    "div",
    { class: `answers ${lines ? "lines" : "columns"}`, role: "img", "aria-label": words },
    ...answers.map((one, index) =>
      h(
        "span",
        { class: `answer ${one.tone} ${mine === one.value ? "mine" : ""}`, key: one.value },
        h("b", {}, distribution[index] || (lines ? 0 : "")),
        h("i", { style: { "--part": distribution[index] / most } }),
        h("small", {}, one.words),
      ),
    ),
  );
}
