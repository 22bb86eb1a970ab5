// Who works with the page. The token stays in this tab: in its memory and its session's storage,
// and never in an address that a server or a log sees.
const PLACE = "operator";
const WORDS = "words";
let held = kept();

export function token() {
  return held;
}

export function keep(text) {
  held = text.trim();
  try {
    sessionStorage.setItem(PLACE, held);
  } catch {
    // held until the page is left
  }
}

export function forget() {
  held = null;
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // it was never kept
  }
}

/**
 * Begins anew, so that nothing of one operator is left for the next.
 *
 * @param words what the next one is told, such as why they have to sign in again
 */
export function beginAnew(words = "") {
  try {
    sessionStorage.setItem(WORDS, words);
  } catch {
    // not told
  }
  location.reload();
}

/** What was to be told after the page began anew, once. */
export function wordsBefore() {
  try {
    const words = sessionStorage.getItem(WORDS) || "";
    sessionStorage.removeItem(WORDS);
    return words;
  } catch {
    return "";
  }
}

/**
 * Who the token says somebody is. It decides what the page offers; what is allowed decides the API.
 */
export function operator() {
  const claims = claimsOf(held);
  return {
    subject: claims.sub || "",
    name: claims.email || claims.name || claims["cognito:username"] || claims.sub || "",
    roles: claims.roles || claims["cognito:groups"] || [],
    expires: claims.exp ? new Date(claims.exp * 1000) : null,
  };
}

export function mayActAs(...roles) {
  return operator().roles.some((role) => roles.includes(role));
}

export function rolesInWords() {
  return operator().roles.join(", ") || "none";
}

/** Whether a text has the form of a token at all. */
export function isToken(text) {
  return Boolean(claimsOf(text.trim()).sub);
}

function claimsOf(text) {
  try {
    const middle = text.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(middle), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}

function kept() {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}
