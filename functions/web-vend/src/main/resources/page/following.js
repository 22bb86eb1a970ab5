// One purchase, from the order to the token or to the money that went back.
import * as api from "./api.js";
import { linesTable } from "./breakdown.js";
import { money, moment, quantity } from "./decimals.js";
import { element } from "./element.js";
import { forget, orderedLast, rememberedFor } from "./order.js";
import { tokenCard as sharedCard } from "./tokens.js";
import { onLanguageChange, unitWord, word, wordsOf } from "./words.js";

const OVER = ["vended", "refunded"];
const PAUSE_MS = { "awaiting-payment": 2_000, paid: 1_000, "refund-due": 15_000, expired: 20_000 };
const PAUSE_MAX_MS = 20_000;

const byId = (id) => document.getElementById(id);
let followed = null;
let timer;
let asked = new AbortController();

/** Shows a purchase and asks after it until it is over. */
export function follow(id) {
  stopFollowing();
  followed = { id, purchase: null, problem: null, looks: 0 };
  render();
  look();
}

export function stopFollowing() {
  clearTimeout(timer);
  asked.abort();
  followed = null;
}

/** What to begin the next order with: this one, as long as it is not paid; else its meter. */
export function nextOrder() {
  if (followed?.purchase?.status === "awaiting-payment" && rememberedFor(followed.id)) {
    return orderedLast();
  }
  forget();
  return { meterNumber: followed?.purchase?.meterNumber };
}

async function look() {
  clearTimeout(timer);
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  const current = followed;
  try {
    const purchase = await api.purchase(current.id, signal);
    if (current.purchase?.status !== purchase.status) {
      current.looks = 0;
    }
    Object.assign(current, { purchase, problem: null });
  } catch (problem) {
    if (signal.aborted) {
      return;
    }
    current.problem = problem;
  }
  if (current === followed) {
    render();
    lookAgain();
  }
}

function lookAgain() {
  const { purchase, problem } = followed;
  const lost = problem && !problem.mayPass;
  if (lost || OVER.includes(purchase?.status)) {
    if (OVER.includes(purchase?.status) && rememberedFor(followed.id)) {
      // The next order of the same content is a new one.
      forget();
    }
    return;
  }
  // Half a minute at full pace; then each look waits a little longer than the one before.
  const pause = PAUSE_MS[purchase?.status] || 2_000;
  const slower = Math.max(0, followed.looks - 30_000 / pause);
  followed.looks += 1;
  timer = setTimeout(look, Math.min(PAUSE_MAX_MS, pause * (1 + slower / 4)));
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && followed && !OVER.includes(followed.purchase?.status)) {
    look();
  }
});
onLanguageChange(() => followed && render());

let shown = "";

function render() {
  const { id, purchase, problem } = followed;
  const gone = problem && !purchase && problem.status === 404;
  const status = gone ? "unknown" : purchase?.status || "loading";
  say("following-heading", heading(status, purchase));
  say("following-words", explanation(status, purchase));
  say("following-error", problem && !gone ? wordsOf(problem) : "");
  byId("waiting").hidden = !["loading", "awaiting-payment", "paid"].includes(status);
  byId("print").hidden = status !== "vended";
  const next = { vended: "again", "awaiting-payment": "changeOrder" };
  byId("again").textContent = word(next[status] || "newOrder");
  renderCheckout(id, status, purchase);
  const vended = status === "vended";
  byId("tokens").replaceChildren(...(vended ? tokens(purchase) : []));
  byId("receipt").replaceChildren(...(vended ? receipt(purchase) : []));
  if (shown !== `${id} ${status}`) {
    shown = `${id} ${status}`;
    byId("following-heading").focus();
  }
}

// A live region is read out again when its text is written, even when it is the same.
function say(id, text) {
  if (byId(id).textContent !== text) {
    byId(id).textContent = text;
  }
}

// A payment that charges and debts took whole brings no token: then it must not say so.
function told(status, purchase) {
  return status === "vended" && purchase.tokens.every(isKey) ? "account" : status;
}

// A token that brings the meter another key: those come first, and add nothing.
function isKey(issued) {
  return issued.kind === "key-change";
}

function heading(status, purchase) {
  const several = status === "vended" && purchase.tokens.length > 1;
  return word(several ? "headingTokens" : `at-${told(status, purchase)}`);
}

function explanation(status, purchase) {
  const parts = purchase && {
    amount: purchase.amount ? money(purchase.amount, purchase.currency) : "",
    meter: purchase.meterNumber || "",
    reason: purchase.reason || "",
  };
  if (status === "vended" && purchase.tokens.length > 1) {
    const several = word(purchase.tokens.some(isKey) ? "keyInNewKey" : "keyInTokens", parts);
    return told(status, purchase) === "account" ? `${word("why-account")} ${several}` : several;
  }
  const late = status === "paid" && followed.looks > 15 ? ` ${word("takesLonger")}` : "";
  return word(`why-${told(status, purchase)}`, parts || {}) + late;
}

function renderCheckout(id, status, purchase) {
  const link = byId("checkout");
  const url = purchase?.payment?.checkoutUrl || rememberedFor(id)?.checkoutUrl;
  const usable = status === "awaiting-payment" && url && /^https?:\/\//.test(url);
  link.hidden = !usable;
  if (usable) {
    link.href = url;
  }
}

function tokens(purchase) {
  const unit = unitWord(purchase.resource);
  return purchase.tokens.map((issued, index) => {
    const numbered = word("tokenOf", { nth: index + 1, count: purchase.tokens.length });
    const place = purchase.tokens.length > 1 ? numbered : word("token");
    const what = { "free-units": "tokenFree", "key-change": "tokenKey" }[issued.kind];
    const label = what ? `${place}, ${word(what)}` : place;
    const adds = issued.units
      ? quantity(issued.units, unit)
      : issued.credit && money(issued.credit, purchase.currency);
    return tokenCard(issued.token, label, adds);
  });
}

export function tokenCard(token, label, adds) {
  return sharedCard({ token, label, adds }, { copy: word("copy"), copied: word("copied") });
}

function receipt(purchase) {
  const { number, issuedAt, utility, holder, tariff, tender, sampleTables } = purchase.receipt;
  const facts = [
    ["factReceipt", number],
    ["factTime", moment(issuedAt)],
    ["factUtility", [utility.name, utility.address].filter(Boolean).join(", ")],
    ["factTaxNumber", utility.taxNumber],
    ["factMeter", purchase.meterNumber],
    ["factHolder", holder],
    ["factTariff", tariff.name],
  ].filter(([, value]) => value);
  const list = element("dl", { className: "facts" });
  for (const [key, value] of facts) {
    list.append(element("dt", { text: word(key) }), element("dd", { text: value }));
  }
  const sale = { ...purchase, tender, unit: unitWord(purchase.resource) };
  // No meter in service has these tables: whoever holds the receipt must know.
  const mark = element("p", { className: "hint", text: sampleTables ? word("sampleTables") : "" });
  return [element("h2", { text: word("receipt") }), list, linesTable(sale), mark];
}
