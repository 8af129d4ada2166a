// What a plan means while it is being typed, in the server's own words.

const PAUSE = 250; // milliseconds of rest before the server is asked
const AGAIN = 3000; // and before it is asked again when no answer came

let asked = { key: null, at: 0 };
let timer = null;

/** `{rule, refused, power}` of this plan; `late` while only an older answer is there. */
export function drafted(room, plan) {
  const key = JSON.stringify([room.lang, plan]);
  const known = room.local.drafted;
  if (known?.key === key) return { ...known.answer, late: false };
  if (asked.key !== key || performance.now() - asked.at > AGAIN) {
    asked = { key, at: performance.now() };
    clearTimeout(timer);
    timer = setTimeout(() => request(room, plan, key), PAUSE);
  }
  return { rule: [], refused: null, power: [], ...known?.answer, late: true };
}

async function request(room, plan, key) {
  try {
    const response = await fetch("/api/rule", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Kit": "1" },
      credentials: "same-origin",
      body: JSON.stringify({ seat: room.seat.seat_id, plan, lang: room.lang }),
    });
    if (!response.ok) return;
    room.local.drafted = { key, answer: await response.json() };
    room.redraw();
  } catch {
    // no connection: it is asked again with the next drawings
  }
}
