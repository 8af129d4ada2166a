// Something half filled in, kept on this device as one value until it is done: a form, a count.

import { SAID } from "./outbox.mjs";

/** `value` is read anew each time: two keys may be pressed between two drawings. */
export function kept(room, name, fresh) {
  const draft = room.draft(name);
  return {
    get value() {
      return draft.value ? JSON.parse(draft.value) : fresh;
    },
    get begun() {
      return Boolean(draft.value);
    },
    set(value) {
      draft.set(JSON.stringify(value));
      room.redraw();
    },
    change(parts) {
      this.set({ ...this.value, ...parts });
    },
    /** For `onrefused`: the server's sentence stays beside the form, and everything typed in it. */
    refused(answer) {
      if (draft.value) this.change({ refused: answer?.text || room.t("ui-not-saved") });
      return SAID;
    },
    clear() {
      draft.clear();
      room.redraw();
    },
  };
}
