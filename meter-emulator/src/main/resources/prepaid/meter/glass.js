/* The glass of the meter: signs, digits, and what they show one after the other. */

import { display, DIGITS } from "./segments.js";
import { onlyDigits, shown } from "./digits.js";

const FRAME_MILLISECONDS = 1400;
const TOKEN_DIGITS = 20;

/** The signs, always there and lit when they mean something. */
const SIGNS = [
  ["LOW", "low credit", (meter) => meter.notices.includes("LOW")],
  ["RESERVE", "runs on its reserve", (meter) => meter.registers.reserve.inUse],
  ["LOAD", "too much power", (meter) => meter.openBecause.some((why) => /limit|phase/.test(why))],
  ["TAMPER", "the case was opened", (meter) => meter.tampered],
  ["KEY", "waits for key-change tokens", (meter) => meter.keyChange.pending],
  ["WAIT", "locked after wrong tokens", (meter) => meter.lockOut.active],
];

const at = (id) => document.getElementById(id);
const light = display(at("digits"));
const still = matchMedia("(prefers-reduced-motion: reduce)");

let meter = null;
let typed = "";
// What is still to be shown of the last answer, one frame after the other.
let frames = [];
// An answer is on the glass: what changes meanwhile can wait.
let answering = false;
let turns = 0;
let ticking = 0;

/** As many decimals as eight digits have room for. */
function fitting(credit) {
  const whole = credit.split(".")[0];
  return whole.length >= DIGITS ? whole.slice(-DIGITS) : credit.slice(0, DIGITS + 1);
}

function show(text, spoken) {
  light(text);
  at("digits").setAttribute("aria-label", `Display: ${spoken || text || "blank"}`);
}

/** Frames of an answer come first, then what is being typed, then credit and notices in turn. */
function showNext() {
  at("entered").textContent = typed ? `${typed.length} of ${TOKEN_DIGITS}` : "";
  at("unit").textContent = "";
  answering = frames.length > 0;
  if (answering) {
    show(frames.shift());
  } else if (typed) {
    show(typed.slice(-DIGITS), typed.split("").join(" "));
  } else if (meter) {
    showAtRest();
  } else {
    show("");
  }
}

/** Two turns of credit, one of a notice. Where motion is unwelcome, the signs must do. */
function showAtRest() {
  const notices = still.matches ? [] : meter.notices;
  const turn = notices.length > 0 ? turns++ % (3 * notices.length) : 0;
  if (turn % 3 === 2) {
    show(notices[(turn - 2) / 3]);
    return;
  }
  const credit = shown(meter.credit);
  at("unit").textContent = meter.unit;
  show(fitting(credit), `${credit} ${meter.unit}`);
}

function restart() {
  clearInterval(ticking);
  ticking = setInterval(showNext, FRAME_MILLISECONDS);
  showNext();
}

/** What a person has typed so far; it interrupts everything else. */
export function showTyped(text) {
  typed = onlyDigits(text);
  frames = [];
  restart();
}

/** What the keypad answered, frame by frame. */
export function play(answer) {
  typed = "";
  frames = [...answer.lcd];
  turns = 0;
  restart();
}

/** The meter at rest, or as it is now. */
export function showOnGlass(now) {
  const another = meter?.meterNumber !== now.meterNumber;
  const changed = meter?.credit !== now.credit;
  meter = now;
  at("signs").replaceChildren(...SIGNS.map(([name, meaning, lit]) => {
    const sign = document.createElement("li");
    sign.textContent = name;
    sign.title = meaning;
    sign.className = lit(meter) ? "lit" : "";
    sign.setAttribute("aria-hidden", String(!lit(meter)));
    return sign;
  }));
  if (another) {
    showTyped("");
  } else if (changed && !answering && !typed) {
    turns = 0;
    restart();
  }
}
