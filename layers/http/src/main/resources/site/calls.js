// Calls of the API beside this page, as promises. Whatever goes wrong becomes a Problem with words
// for a person. A page's parts are in assets/, and its API is in v1/ beside that.
const BASE = new URL("../v1/", import.meta.url);
const WAIT_MAX_MS = 32_000;

export class Problem extends Error {
  constructor(status, slug, detail, field) {
    super(detail);
    this.status = status;
    this.slug = slug;
    this.detail = detail;
    this.field = field;
  }

  /** Whether asking again may help, with nothing done so far that a repeat would double. */
  get mayPass() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export async function call(method, path, { body, headers = {}, signal } = {}) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), WAIT_MAX_MS);
  const giveUp = () => timeout.abort();
  signal?.addEventListener("abort", giveUp);
  try {
    const response = await fetch(new URL(path, BASE), {
      method,
      headers: body ? { "Content-Type": "application/json", ...headers } : headers,
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: timeout.signal,
    });
    const answer = await response.json();
    if (response.ok) {
      return answer;
    }
    const slug = String(answer.type || "")
      .split("/")
      .pop();
    throw new Problem(response.status, slug, answer.detail || answer.title || "", answer.field);
  } catch (error) {
    if (error instanceof Problem || signal?.aborted) {
      throw error;
    }
    throw new Problem(0, "no-connection", "", undefined);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

export function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

/** A key that makes a request and its repeats the same one. */
export function freshKey(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
