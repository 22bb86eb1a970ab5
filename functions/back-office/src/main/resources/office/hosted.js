// Signing in at the operators' own pages: they give a code to this page, which trades it for a
// token with a proof that it was the one that asked (OAuth 2.0, authorization code with PKCE).
const PLACE = "signing-in";

/** Where operators sign in: {origin, client}, or nothing where they bring a token. */
export async function place() {
  const response = await fetch(new URL("../v1/sign-in", import.meta.url), { cache: "no-store" });
  const answer = response.ok ? await response.json() : {};
  return answer.origin ? answer : null;
}

export async function leave({ origin, client }) {
  const proof = random();
  const state = random();
  sessionStorage.setItem(PLACE, JSON.stringify({ proof, state }));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: here(),
    scope: "openid",
    state,
    code_challenge_method: "S256",
    code_challenge: base64(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(proof))),
  });
  location.assign(`${origin}/oauth2/authorize?${query}`);
}

/** The token of who has come back with a code; null for who has not been away. */
export async function comeBack({ origin, client }) {
  const query = new URLSearchParams(location.search);
  if (!query.has("code") && !query.has("error")) {
    return null;
  }
  const asked = JSON.parse(sessionStorage.getItem(PLACE) || "{}");
  sessionStorage.removeItem(PLACE);
  history.replaceState(null, "", location.pathname + location.hash);
  if (!query.has("code") || !asked.state || query.get("state") !== asked.state) {
    throw new Error("Signing in did not end well. Try it once more.");
  }
  const response = await fetch(`${origin}/oauth2/token`, {
    method: "POST",
    credentials: "omit",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: client,
      redirect_uri: here(),
      code: query.get("code"),
      code_verifier: asked.proof,
    }),
  });
  const answer = response.ok ? await response.json() : {};
  if (!answer.id_token) {
    throw new Error("The sign-in service gave no token. Try it once more.");
  }
  return answer.id_token;
}

/** Ends the session there too: otherwise the next one at this desk is the same operator. */
export function signOut({ origin, client }) {
  const query = new URLSearchParams({ client_id: client, logout_uri: here() });
  location.assign(`${origin}/logout?${query}`);
}

function here() {
  return location.origin + location.pathname;
}

function random() {
  return base64(crypto.getRandomValues(new Uint8Array(32)));
}

function base64(bytes) {
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
