// The calls of /v1.
import { bearer, call } from "./calls.js";

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
