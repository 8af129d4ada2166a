// Asks the server for something that is no act: it changes nothing, or carries a file.

import { within } from "./device.mjs";

const LONGEST = 60_000; // milliseconds: a large file on a bad line

/** The server's answer as data; `ok: false` with a sentence where it did not come. */
export async function asked(room, path, body = null) {
  try {
    const response = await fetch(path, {
      credentials: "same-origin",
      signal: within(LONGEST),
      ...(body && { method: "POST", headers: { "Content-Type": "application/json", "X-Kit": "1" }, body: JSON.stringify({ ...body, lang: room.lang }) }),
    });
    return (await response.json()) ?? { ok: false, text: room.t("ui-not-answered") };
  } catch {
    return { ok: false, text: room.t("ui-not-answered") };
  }
}
