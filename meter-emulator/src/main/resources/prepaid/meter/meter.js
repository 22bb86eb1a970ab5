const at = (id) => document.getElementById(id);
const REFRESH_MILLISECONDS = 2000;

let meters = [];
let chosen = "";
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
  at("result").textContent = words;
  at("result").className = `result ${kind || ""}`;
}

const inFours = (text) => text.replace(/[^0-9]/g, "").replace(/(.{4})(?=.)/g, "$1 ");

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
  at("list").replaceChildren(...found.slice(0, 200).map(row));
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

// Money is kept in 0.00001; people think in cents. Cut, never rounded up.
const shown = (credit) => credit.replace(/(\.\d\d)\d+$/, "$1");

function showMeter(meter) {
  at("meter").hidden = false;
  at("nothing").hidden = true;
  at("number").textContent = meter.meterNumber;
  at("note").textContent = [meter.note, meter.resource].filter(Boolean).join(" · ");
  showSupply(meter);
  for (const button of document.querySelectorAll(".use")) {
    button.textContent = `Use ${Number.parseInt(button.dataset.units, 10)} ${meter.resourceUnit}`;
  }
  at("lcd-line").textContent = meter.lockOut.active
    ? `WAIT ${meter.lockOut.secondsLeft} s`
    : meter.tampered ? "TAMPERED" : "";
  showFacts(meter);
}

function showSupply(meter) {
  const closed = meter.contactor === "closed";
  at("contactor").textContent = closed ? "Supply on" : "Supply off";
  at("contactor").className = `contactor ${meter.contactor}`;
  at("credit").textContent = shown(meter.credit);
  at("credit").className = meter.credit.length > 10 ? "long" : "";
  at("unit").textContent = meter.unit;
  document.querySelector(".lcd-credit").setAttribute("aria-label", `Credit ${shown(meter.credit)} ${meter.unit}`);
  const listed = meters.find((other) => other.meterNumber === chosen);
  if (listed) {
    Object.assign(listed, { credit: meter.credit, contactor: meter.contactor });
    showList();
  }
}

function showFacts(meter) {
  const facts = [
    ["MeterPAN", meter.meterPan],
    ["Supply group", meter.sgc],
    ["Tariff index", meter.ti],
    ["Key", `revision ${meter.krn}, type ${meter.kt}, expiry ${meter.ken}`],
    ["Algorithms", `EA${String(meter.ea).padStart(2, "0")}, DKGA${String(meter.dkga).padStart(2, "0")}`
      + (meter.tables ? `, tables ${meter.tables}` : "")],
    ["Base date", meter.baseDate],
    ["Used since made", `${meter.registers.usage} ${meter.resourceUnit}`],
    ...(meter.registers.rate ? [["Rate", `${shown(meter.registers.rate)} ${meter.unit} a ${meter.resourceUnit}`]] : []),
    ["Newest token minute", meter.tokenMemory.at(-1)],
    ["Wrong tokens in a row", meter.lockOut.badEntries],
  ];
  at("facts").replaceChildren(...facts.flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  }));
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
  chosen = decodeURIComponent(location.hash.slice(1)).replace(/[^0-9]/g, "");
  at("token").value = "";
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
      at("meter").hidden = at("number").textContent !== chosen;
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
  const good = answer.result === "Accept";
  await loadMeter();
  at("lcd-line").textContent = answer.display;
  say(answer.lockedSeconds > 0 ? `${answer.message} (locked for ${answer.lockedSeconds} s)` : answer.message,
    good ? "good" : "bad");
  startAnew = !good;
  if (good) {
    at("token").value = "";
  } else if (document.activeElement === at("token")) {
    at("token").select();
  }
}

async function use(units) {
  const answer = await call("POST", `/meters/${chosen}/consume`, { units });
  await loadMeter();
  const unit = document.querySelector(".use").textContent.split(" ").at(-1);
  if (answer.consumed === "0.0") {
    say("Nothing flows: the supply is off.", "bad");
  } else if (answer.contactor === "open") {
    say(`${answer.consumed} ${unit} used. The credit is used up: the supply is off.`, "bad");
  } else {
    say(`${answer.consumed} ${unit} used.`);
  }
}

async function power() {
  await call("POST", `/meters/${chosen}/power`, {});
  await loadMeter();
  say("Power off and on again.");
}

function press(key) {
  const token = at("token");
  const digits = startAnew && key !== "back" ? "" : token.value.replace(/[^0-9]/g, "");
  startAnew = false;
  token.value = inFours(key === "back" ? digits.slice(0, -1) : (digits + key).slice(0, 20));
  say("");
}

/** Digits typed anywhere go to the keypad, unless they are being typed into a field. */
function typed(event) {
  const elsewhere = event.target instanceof HTMLInputElement;
  if (!chosen || elsewhere || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (/^[0-9]$/.test(event.key)) {
    press(event.key);
  } else if (event.key === "Backspace") {
    press("back");
  } else if (event.key === "Enter" && !(event.target.closest("a, button, summary"))) {
    at("entry").requestSubmit();
  }
}

at("search").addEventListener("input", showList);
at("entry").addEventListener("submit", (event) => attempt(() => enterToken(event)));
at("power").addEventListener("click", () => attempt(power));
for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("click", () => press(button.dataset.key));
}
for (const button of document.querySelectorAll(".use")) {
  button.addEventListener("click", () => attempt(() => use(button.dataset.units)));
}
document.addEventListener("keydown", typed);
addEventListener("hashchange", choose);

// A vend elsewhere, a lock-out running down: look again now and then, while somebody looks.
setInterval(() => {
  if (!document.hidden && chosen && !at("meter").hidden) {
    const line = at("lcd-line").textContent;
    loadMeter().then(() => {
      at("lcd-line").textContent ||= /^WAIT/.test(line) ? "" : line;
    }, () => {});
  }
}, REFRESH_MILLISECONDS);

await attempt(loadList);
await choose();
