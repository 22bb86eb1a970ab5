import { inFours, onlyDigits, shown } from "./digits.js";
import { showFacts, showMemory } from "./facts.js";
import { play, showOnGlass, showTyped } from "./glass.js";
import { drawn, furnish, live, pulse, rest } from "./house.js";

const at = (id) => document.getElementById(id);
const REFRESH_MILLISECONDS = 2000;
const TOKEN_DIGITS = 20;
const LISTED_MAX = 200;

let meters = [];
let chosen = "";
let shownNumber = "";
// The house complains while the supply is off, and takes back its own words only.
let complaint = "";
// After a refusal the next digit starts a new token.
let startAnew = false;

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body ? JSON.stringify(body) : undefined,
  });
  const json = await response.json();
  if (!response.ok) {
    throw new Error(json.detail || "The emulator refused this.");
  }
  return json;
}

function say(words, kind) {
  if (at("result").textContent !== words) {
    at("result").textContent = words;
  }
  at("result").className = `result ${kind || ""}`;
}

/* ---- the list ---- */

function row(meter) {
  const link = document.createElement("a");
  link.href = `#${meter.meterNumber}`;
  if (meter.meterNumber === chosen) {
    link.setAttribute("aria-current", "true");
  }
  const parts = [
    ["n", meter.meterNumber],
    ["c", `${shown(meter.credit)} ${meter.unit}`],
    ["t", meter.note || meter.resource],
  ];
  for (const [name, text] of parts) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = text;
    link.append(part);
  }
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function showList() {
  const wanted = at("search").value.trim().toLowerCase();
  const digits = wanted.replace(/[ -]/g, "");
  const found = meters.filter((meter) =>
    meter.meterNumber.includes(digits) || `${meter.note} ${meter.resource}`.toLowerCase().includes(wanted));
  const focused = document.activeElement?.closest?.("#list a")?.getAttribute("href");
  at("list").replaceChildren(...found.slice(0, LISTED_MAX).map(row));
  if (focused) {
    at("list").querySelector(`a[href="${focused}"]`)?.focus();
  }
  at("list-note").textContent = meters.length === 0
    ? "There are no meters yet."
    : `${found.length} of ${meters.length} meters`;
}

async function loadList() {
  meters = (await call("GET", "/meters")).meters;
  showList();
}

/* ---- one meter ---- */

function showMeter(meter) {
  shownNumber = meter.meterNumber;
  at("meter").hidden = false;
  at("nothing").hidden = true;
  at("number").textContent = inFours(meter.meterNumber);
  at("model").textContent = `EA${String(meter.ea).padStart(2, "0")} · ${meter.resource}`;
  at("note").textContent = meter.note;
  furnish(meter);
  showOnGlass(meter);
  showSupply(meter);
  showFacts(at("facts"), meter);
  showMemory(at("memory"), meter.tokenMemory);
}

function showSupply(meter) {
  const closed = meter.contactor === "closed";
  at("supply").textContent = closed ? "Supply on" : "Supply off";
  at("supply-lamp").classList.toggle("on", closed);
  pulse(closed && drawn() > 0);
  const listed = meters.find((other) => other.meterNumber === meter.meterNumber);
  if (listed && (listed.credit !== meter.credit || listed.contactor !== meter.contactor)) {
    Object.assign(listed, { credit: meter.credit, contactor: meter.contactor });
    showList();
  }
}

async function loadMeter() {
  if (!chosen) {
    return;
  }
  const asked = chosen;
  const meter = await call("GET", `/meters/${asked}`);
  if (asked === chosen) {
    showMeter(meter);
  }
}

async function choose() {
  chosen = onlyDigits(decodeURIComponent(location.hash.slice(1)));
  at("token").value = "";
  startAnew = false;
  showTyped("");
  rest();
  say("");
  showList();
  if (chosen) {
    await attempt(loadMeter);
  } else {
    at("meter").hidden = true;
    at("nothing").hidden = false;
    at("nothing").textContent = "No meter chosen yet.";
  }
}

/* ---- what a person does ---- */

/** Runs something that talks to the emulator, and says so when it cannot. */
async function attempt(action) {
  try {
    await action();
  } catch (problem) {
    if (problem instanceof TypeError) {
      say("The emulator does not answer. Is it still running?", "bad");
    } else {
      at("meter").hidden = shownNumber !== chosen;
      at("nothing").hidden = !at("meter").hidden;
      at("nothing").textContent = problem.message;
      say(problem.message, "bad");
    }
  }
}

async function enterToken(event) {
  event.preventDefault();
  const digits = at("token").value;
  if (!digits.trim()) {
    say("Type the 20 digits of the token first.");
    return;
  }
  const answer = await call("POST", `/meters/${chosen}/keypad`, { digits });
  const good = answer.code <= 3 || answer.code >= 17;
  await loadMeter();
  say(answer.lockedSeconds > 0 ? `${answer.message} (locked for ${answer.lockedSeconds} s)` : answer.message,
    good ? "good" : "bad");
  startAnew = !good;
  if (good) {
    at("token").value = "";
  } else if (document.activeElement === at("token")) {
    at("token").select();
  }
  play(answer);
}

const WHY = {
  credit: "The credit is used up: the supply is off.",
  tamper: "The case was opened: the supply stays off until a token clears it.",
  "power-limit": "Too much power: the supply is off for a moment.",
  "phase-unbalance": "The phases differ too much: the supply is off for a moment.",
};

/** One second of the house. */
async function draw(load) {
  await attempt(async () => {
    const answer = await call("POST", `/meters/${chosen}/consume`, load);
    await loadMeter();
    const why = answer.openBecause[0];
    if (why) {
      complaint = WHY[why];
      say(complaint, "bad");
    } else if (complaint && at("result").textContent === complaint) {
      complaint = "";
      say("");
    }
  });
}

async function power() {
  await call("POST", `/meters/${chosen}/power`, {});
  await loadMeter();
  say("Power off and on again.");
}

async function tamper() {
  await call("POST", `/meters/${chosen}/tamper`, {});
  await loadMeter();
  say(WHY.tamper, "bad");
}

function press(key) {
  const token = at("token");
  const digits = startAnew ? "" : onlyDigits(token.value);
  startAnew = false;
  token.value = inFours(key === "back" ? digits.slice(0, -1) : (digits + key).slice(0, TOKEN_DIGITS));
  say("");
  showTyped(token.value);
}

/** Digits typed anywhere go to the keypad, unless they are being typed into a field. */
function typed(event) {
  const field = event.target.matches("input:not([type=range]):not([type=checkbox]), select");
  if (!chosen || field || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (/^[0-9]$/.test(event.key)) {
    press(event.key);
  } else if (event.key === "Backspace") {
    press("back");
  } else if (event.key === "Enter" && !event.target.closest("a, button, summary, label")) {
    at("entry").requestSubmit();
  }
}

at("search").addEventListener("input", showList);
at("entry").addEventListener("submit", (event) => attempt(() => enterToken(event)));
at("token").addEventListener("input", () => {
  startAnew = false;
  showTyped(at("token").value);
});
at("power").addEventListener("click", () => attempt(power));
at("tamper").addEventListener("click", () => attempt(tamper));
for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("click", () => press(button.dataset.key));
}
document.addEventListener("keydown", typed);
addEventListener("hashchange", choose);
live(draw);

// A vend elsewhere, a lock-out running down: look again now and then, while somebody looks.
setInterval(() => {
  if (!document.hidden && chosen && !at("meter").hidden && drawn() === 0) {
    loadMeter().catch(() => {});
  }
}, REFRESH_MILLISECONDS);

await attempt(loadList);
await choose();
