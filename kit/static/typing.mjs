// Fields for people's own words. A redrawing never touches what is being typed: the text is set once,
// kept on this device with every keystroke, and comes back after a reload, a refusal or a lost line.

import { h } from "./dom.mjs";

const NEAR = 400; // characters before the limit at which the count appears

/** A field whose text lives in `draft`; `onenter` makes Enter submit, Shift+Enter a new line. */
export function words(room, { id, draft, label, longest, lang, onenter, onescape, focus, hint, ...props }) {
  const over = (draft.value ?? "").length - longest;
  return h(
    "div",
    { class: "field words-field" },
    h("label", { for: id, class: props.unseen ? "unseen" : null }, label),
    h("textarea", {
      id,
      lang,
      key: id,
      rows: props.rows ?? 2,
      "aria-invalid": over > 0 ? "true" : null,
      "aria-describedby": over > -NEAR ? `${id}-count` : hint,
      oncreate: (element) => {
        element.value = draft.value ?? "";
        if (focus) queueMicrotask(() => element.focus());
      },
      oninput: (event) => {
        draft.set(event.target.value);
        room.redraw();
      },
      onkeydown: (event) => {
        if (event.isComposing || event.keyCode === 229) return; // Enter that ends a composed accent
        if (event.key === "Enter" && !event.shiftKey && onenter) {
          event.preventDefault();
          onenter();
        }
        if (event.key === "Escape") onescape?.();
      },
    }),
    over > -NEAR && h("p", { class: `small ${over > 0 ? "bad" : "soft"}`, id: `${id}-count`, role: "status" }, room.t(over > 0 ? "ui-notes-over" : "ui-notes-left", { count: Math.abs(over), longest })),
  );
}

/** What stands in the field now, trimmed; null where it is empty or too long (the field stays). */
export function typed(id, draft, longest) {
  const text = (document.getElementById(id)?.value ?? draft.value ?? "").trim();
  if (text && text.length <= longest) return text;
  document.getElementById(id)?.focus();
  return null;
}

/** Empty a field after its text was handed on. */
export function wipe(id, draft) {
  draft.clear();
  const element = document.getElementById(id);
  if (element) element.value = "";
}

/** A refused text goes back to its field, before whatever was typed there since. */
export function giveBack(room, id, draft, text) {
  draft.set([text, draft.value].filter(Boolean).join("\n"));
  const element = document.getElementById(id);
  if (element) element.value = draft.value;
  room.redraw();
}
