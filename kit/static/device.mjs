// What this device remembers. A browser that keeps nothing (private windows, full disk) still works
// until the page closes; everything is held in memory as well.

const memory = new Map();

/** Remember a text; null forgets it. */
export function remember(name, text) {
  if (text === null) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // memory has it
  }
}

/** The text under a name, or null. */
export function recall(name) {
  if (memory.has(name)) return memory.get(name);
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Forget what this page holds in memory of a name: another page of this device changed it. */
export const reread = (name) => memory.delete(name);

/** All names that begin so, in their order. */
export function names(beginning) {
  const found = new Set([...memory.keys()].filter((name) => name.startsWith(beginning)));
  try {
    for (let at = 0; at < localStorage.length; at += 1) if (localStorage.key(at).startsWith(beginning)) found.add(localStorage.key(at));
  } catch {
    // memory has them
  }
  return [...found].sort();
}

/** A value under a name, as JSON; nothing where it cannot be read. */
export function recalled(name) {
  try {
    return JSON.parse(recall(name));
  } catch {
    return null;
  }
}

/** 32 random hexadecimal digits; `getRandomValues` is there on plain http too. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A signal that ends a request after so many milliseconds, in older browsers too. */
export function within(milliseconds) {
  if (AbortSignal.timeout) return AbortSignal.timeout(milliseconds);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}
