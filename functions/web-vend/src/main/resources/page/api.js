// The calls of /v1, as promises. Whatever goes wrong becomes a Problem with words for a person.
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

export function meter(number, signal) {
  return call("GET", `meters/${encodeURIComponent(number)}`, { signal });
}

export function quote(body, signal) {
  return call("POST", "quotes", { body, signal });
}

export function purchase(id, signal) {
  return call("GET", `purchases/${encodeURIComponent(id)}`, { signal });
}

export function order(body, key) {
  return call("POST", "purchases", { body, headers: { "Idempotency-Key": key } });
}

export function openSession(body) {
  return call("POST", "sessions", { body });
}

export function verifySession(id, code) {
  return call("POST", `sessions/${encodeURIComponent(id)}/verify`, { body: { code } });
}

export function emergencyOffer(meterNumber, token) {
  return call("GET", reserveOf(meterNumber), { headers: bearer(token) });
}

export function emergency(meterNumber, token, key) {
  return call("POST", reserveOf(meterNumber), {
    body: {},
    headers: { ...bearer(token), "Idempotency-Key": key },
  });
}

function reserveOf(meterNumber) {
  return `meters/${encodeURIComponent(meterNumber)}/reserve-credit`;
}

function bearer(token) {
  return { Authorization: `Bearer ${token}` };
}

async function call(method, path, { body, headers = {}, signal } = {}) {
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
