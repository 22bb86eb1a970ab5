// One order has one Idempotency-Key, kept for the life of the tab: pressing twice, a lost answer or
// a reload makes the same purchase, never a second one.
import { freshKey } from "./calls.js";

const PLACE = "order";

/** The order of this body: the one that is under way, or a new one with a key of its own. */
export function orderOf(body) {
  const fingerprint = JSON.stringify(body);
  const kept = remembered();
  return kept && kept.fingerprint === fingerprint ? kept : { fingerprint, key: freshKey("web") };
}

export function remember(order) {
  write(JSON.stringify(order));
}

export function forget() {
  write(null);
}

/** The order of a purchase, when it was made in this tab. */
export function rememberedFor(purchaseId) {
  const kept = remembered();
  return kept && kept.purchaseId === purchaseId ? kept : null;
}

/** What was ordered last in this tab and is not over yet; empty when there is none. */
export function orderedLast() {
  const kept = remembered();
  return kept ? JSON.parse(kept.fingerprint) : {};
}

let withoutStorage = null;

function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE));
  } catch {
    return JSON.parse(withoutStorage);
  }
}

// A browser that keeps nothing still repeats safely until the page is left.
function write(text) {
  withoutStorage = text;
  try {
    if (text === null) {
      sessionStorage.removeItem(PLACE);
    } else {
      sessionStorage.setItem(PLACE, text);
    }
  } catch {
    // kept in withoutStorage
  }
}
