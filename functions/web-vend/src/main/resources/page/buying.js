// The form: the meter is looked up and the price worked out while it is filled in.
import * as api from "./api.js";
import { linesTable } from "./breakdown.js";
import { money, quantity, typedDecimal } from "./decimals.js";
import { element } from "./element.js";
import { orderOf, orderedLast, remember } from "./order.js";
import { language, onLanguageChange, speakForUtility, unitWord, word, wordsOf } from "./words.js";

const METER_PAUSE_MS = 450;
const QUOTE_PAUSE_MS = 350;

const byId = (id) => document.getElementById(id);
const state = { meter: null, meterProblem: null, byUnits: false, quote: null, quoteProblem: null };
let meterAsked = new AbortController();
let quoteAsked = new AbortController();
let meterTimer;
let quoteTimer;

export function startBuying() {
  byId("meter").addEventListener("input", () => meterTyped(METER_PAUSE_MS));
  byId("meter").addEventListener("change", () => meterTyped(0));
  byId("value").addEventListener("input", () => quoteSoon());
  byId("phone").addEventListener("input", () => showError("phone", ""));
  for (const [id, byUnits] of [
    ["by-amount", false],
    ["by-units", true],
  ]) {
    byId(id).addEventListener("click", () => chooseUnits(byUnits) && byId("value").focus());
  }
  byId("buying").addEventListener("submit", pay);
  onLanguageChange(render);
  fillIn(orderedLast());
}

/** Fills in what is known of an order, such as one that someone went back from to change it. */
export function fillIn({ meterNumber = "", amount = "", units = "", phone = "" }) {
  Object.assign(state, { meter: null, meterProblem: null, quote: null, quoteProblem: null });
  state.byUnits = units !== "";
  byId("meter").value = meterNumber;
  byId("value").value = units || amount;
  byId("phone").value = phone;
}

/** Once more on the screen: prices may have changed, and the button may be pressed again. */
export function showBuying() {
  byId("pay").disabled = false;
  byId("form-error").textContent = "";
  render();
  if (meterDigits() !== "") {
    lookUp();
  }
}

function meterDigits() {
  return byId("meter").value.replace(/[\s\u00a0-]/g, "");
}

function meterTyped(pause) {
  clearTimeout(meterTimer);
  if (state.meter && state.meter.meterNumber === meterDigits()) {
    return;
  }
  meterAsked.abort();
  Object.assign(state, { meter: null, meterProblem: null, quote: null, quoteProblem: null });
  render();
  const digits = meterDigits();
  // While it is being typed only a whole number is looked up; when the field is left, anything.
  const whole = digits.length === 11 || digits.length === 13;
  if (digits !== "" && (whole || pause === 0)) {
    meterTimer = setTimeout(lookUp, pause);
  }
}

async function lookUp() {
  meterAsked.abort();
  meterAsked = new AbortController();
  const { signal } = meterAsked;
  const digits = meterDigits();
  try {
    const found = await api.meter(digits, signal);
    Object.assign(state, { meter: { ...found, meterNumber: digits }, meterProblem: null });
    if (found.mode === "currency") {
      chooseUnits(false);
    }
    speakForUtility(found.languages || []);
    render();
    quoteNow();
  } catch (problem) {
    if (!signal.aborted) {
      Object.assign(state, { meter: null, meterProblem: problem, quote: null });
      render();
    }
  }
}

function chooseUnits(byUnits) {
  if (state.byUnits === byUnits) {
    return false;
  }
  Object.assign(state, { byUnits, quote: null, quoteProblem: null });
  byId("value").value = "";
  render();
  return true;
}

function orderBody() {
  const typed = typedDecimal(byId("value").value);
  return {
    meterNumber: meterDigits(),
    ...(state.byUnits ? { units: typed } : { amount: typed }),
  };
}

function quoteSoon() {
  clearTimeout(quoteTimer);
  quoteAsked.abort();
  state.quoteProblem = null;
  byId("form-error").textContent = "";
  if (byId("value").value.trim() === "") {
    state.quote = null;
  }
  render();
  byId("breakdown").classList.add("stale");
  quoteTimer = setTimeout(quoteNow, QUOTE_PAUSE_MS);
}

async function quoteNow() {
  clearTimeout(quoteTimer);
  quoteAsked.abort();
  if (!state.meter || !state.meter.canVend || byId("value").value.trim() === "") {
    return;
  }
  quoteAsked = new AbortController();
  const { signal } = quoteAsked;
  try {
    const quote = await api.quote(orderBody(), signal);
    Object.assign(state, { quote, quoteProblem: null });
  } catch (problem) {
    if (signal.aborted) {
      return;
    }
    Object.assign(state, { quote: null, quoteProblem: problem });
  }
  render();
}

async function pay(event) {
  event.preventDefault();
  if (!complete()) {
    return;
  }
  byId("pay").disabled = true;
  byId("pay").textContent = word("payOpening");
  try {
    await placeOrder();
  } catch (problem) {
    byId("pay").disabled = false;
    render();
    showProblem(problem);
  }
}

async function placeOrder() {
  const phone = byId("phone")
    .value.replace(/[\s\u00a0().-]/g, "")
    .replace(/^00/, "+");
  const spoken = (state.meter.languages || []).find((tag) => tag.split("-")[0] === language());
  const body = { ...orderBody(), ...(phone && { phone }), ...(spoken && { language: spoken }) };
  let order = orderOf(body);
  if (order.purchaseId && (await api.purchase(order.purchaseId)).status !== "awaiting-payment") {
    // That one is paid, sold or over. This is a new order of the same content.
    order = { fingerprint: order.fingerprint, key: orderOf({}).key };
  }
  remember(order);
  const made = await api.order(body, order.key);
  remember({ ...order, purchaseId: made.id, checkoutUrl: made.payment.checkoutUrl });
  // Back from the payment page leads to the purchase, not to a form that could be sent again.
  history.pushState(null, "", `${location.pathname}#purchase=${made.id}`);
  location.assign(new URL(made.payment.checkoutUrl));
}

/** Says what is missing, at its field, and goes there. */
function complete() {
  if (meterDigits() === "") {
    return missing("meter", "meterMissing");
  }
  if (!state.meter) {
    byId("meter").focus();
    return false;
  }
  if (!state.meter.canVend) {
    byId("meter").focus();
    return false;
  }
  if (byId("value").value.trim() === "") {
    return missing("value", state.byUnits ? "unitsMissing" : "amountMissing");
  }
  if (state.quoteProblem && !state.quoteProblem.mayPass) {
    byId("value").focus();
    return false;
  }
  return true;
}

function missing(field, key) {
  showError(field, word(key));
  byId(field).focus();
  return false;
}

const PLACES = { meterNumber: "meter", amount: "value", units: "value", phone: "phone" };

function showProblem(problem) {
  const place = PLACES[problem.field] || "form";
  showError(place, wordsOf(problem));
  if (place !== "form") {
    byId(place).focus();
  }
}

function showError(field, text) {
  const place = byId(`${field}-error`);
  if (place.textContent !== text) {
    place.textContent = text;
  }
  byId(field)?.setAttribute("aria-invalid", String(text !== ""));
}

function render() {
  const { meter, meterProblem } = state;
  const unit = meter ? unitWord(meter.resource) : "";
  renderMeter(meter, meterProblem);
  // A meter that counts money has no units to ask for.
  byId("by-units").parentElement.hidden = meter?.mode === "currency";
  byId("by-amount").setAttribute("aria-pressed", String(!state.byUnits));
  byId("by-units").setAttribute("aria-pressed", String(state.byUnits));
  byId("by-units").textContent = unit || word("byUnits");
  byId("value-label").textContent = word(state.byUnits ? "unitsLabel" : "amountLabel");
  byId("value-unit").textContent = state.byUnits ? unit : meter?.currency || "";
  byId("value-hint").textContent = meter && !state.byUnits ? limits(meter) : "";
  showError("value", state.quoteProblem ? wordsOf(state.quoteProblem, meter) : "");
  renderBreakdown();
}

function limits({ smallest, largest, currency }) {
  return word("limits", { smallest: money(smallest, currency), largest: money(largest, currency) });
}

function renderMeter(meter, problem) {
  byId("found").hidden = !meter;
  byId("holder").textContent = meter?.holder || "";
  byId("utility").textContent = meter ? word("servedBy", { utility: meter.utility.name }) : "";
  const refused = meter && !meter.canVend && { slug: meter.reasonKind, detail: meter.reason };
  showError("meter", problem || refused ? wordsOf(problem || refused, meter) : "");
}

function renderBreakdown() {
  const { quote, meter } = state;
  const place = byId("breakdown");
  const ready = Boolean(quote && meter);
  byId("breakdown-empty").hidden = ready;
  place.classList.remove("stale");
  place.replaceChildren(...(ready ? breakdownOf(quote, meter) : []));
  const said = ready ? `${boughtWith(quote, meter)} ${forMoney(quote)}` : "";
  if (byId("breakdown-said").textContent !== said) {
    byId("breakdown-said").textContent = said;
  }
  const paying = ready && word("payAmount", { amount: money(quote.tender, quote.currency) });
  byId("pay").textContent = paying || word("pay");
}

function breakdownOf(quote, meter) {
  const unit = unitWord(meter.resource);
  return [
    element(
      "p",
      { className: "total" },
      element("strong", { text: boughtWith(quote, meter) }),
      element("span", { text: forMoney(quote) }),
    ),
    quote.note && element("p", { className: "hint", text: word("noToken") }),
    linesTable({ ...quote, unit }),
    element("p", { className: "hint", text: word("tariff", { name: quote.tariff.name }) }),
  ].filter(Boolean);
}

function boughtWith(quote, meter) {
  return quote.credit
    ? money(quote.credit, quote.currency)
    : quantity(quote.units, unitWord(meter.resource));
}

function forMoney(quote) {
  return word("forMoney", { amount: money(quote.tender, quote.currency) });
}
