// The calls of /office/v1, as the operator who has signed in.
import { Problem, bearer, call } from "./calls.js";
import { beginAnew, forget, token } from "./session.js";

export function get(path, query = {}) {
  const named = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(named).toString();
  return ask("GET", text ? `${path}?${text}` : path);
}

/** With a key, however often it is sent it is done once. */
export function post(path, body, key) {
  return ask("POST", path, { body, headers: key ? { "Idempotency-Key": key } : {} });
}

/** All pages of a list, one after the other, as long as `more` says so. */
export async function* pages(path, query) {
  let cursor;
  do {
    const page = await get(path, { ...query, cursor });
    yield page;
    cursor = page.cursor;
  } while (cursor);
}

async function ask(method, path, { body, headers = {} } = {}) {
  try {
    return await call(method, path, { body, headers: { ...bearer(token()), ...headers } });
  } catch (problem) {
    if (problem.status === 401) {
      forget();
      beginAnew(problem.detail);
    }
    throw problem;
  }
}

/** A problem in words. */
export function wordsOf(problem) {
  if (problem instanceof Problem && problem.status === 0) {
    return "No connection. Nothing is lost; the same may be sent again.";
  }
  return problem.detail || "Something went wrong. The same may be sent again.";
}
