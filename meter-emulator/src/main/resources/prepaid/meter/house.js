/* What the house draws: a dial, a pace, and a call of the emulator every second. */

const TICK_MILLISECONDS = 1000;
const IMPULSES_A_KWH = 1000;
const FULL_TURN_DEGREES = 270;
// The page has drawings of its own: their name space is ours.
const SVG = document.querySelector("svg").namespaceURI;

const at = (id) => document.getElementById(id);

/** Electricity is drawn in watts for minutes, everything else in units. */
const SCALES = {
  electricity: { max: 12000, step: 100, label: "Power drawn" },
  other: { max: 5, step: 0.1, label: "Drawn each second" },
};

let scale = SCALES.electricity;
let unit = "kWh";
let phases = 3;

/** Turns the house to the meter that was chosen. */
export function furnish(meter) {
  const chosen = meter.resource === "electricity" ? SCALES.electricity : SCALES.other;
  unit = meter.resourceUnit;
  phases = meter.power.phases;
  if (chosen !== scale) {
    scale = chosen;
    const dial = at("dial");
    dial.value = 0;
    dial.max = scale.max;
    dial.step = scale.step;
  }
  at("dial-label").textContent = scale.label;
  at("pace").parentElement.hidden = scale !== SCALES.electricity;
  at("one-phase-field").hidden = scale !== SCALES.electricity || phases < 3;
  at("pulse-rate").textContent = scale === SCALES.electricity
    ? `${IMPULSES_A_KWH} imp/kWh` : `pulse 0.1 ${unit}`;
  showDial();
}

export const drawn = () => Number(at("dial").value);

export function rest() {
  at("dial").value = 0;
  showDial();
}

function words(value) {
  if (value === 0) {
    return "nothing";
  }
  if (scale !== SCALES.electricity) {
    return `${value.toFixed(1)} ${unit}`;
  }
  return value < 1000 ? `${value} W` : `${(value / 1000).toFixed(1)} kW`;
}

function showDial() {
  const value = drawn();
  const turned = (value / scale.max - 0.5) * FULL_TURN_DEGREES;
  at("pointer").setAttribute("transform", `rotate(${turned} 60 60)`);
  at("drawn").textContent = words(value);
  at("dial").setAttribute("aria-valuetext", words(value));
  [...at("ticks").children].forEach((tick, index, all) =>
    tick.classList.toggle("lit", value > 0 && index / (all.length - 1) <= value / scale.max));
}

/** The lamp blinks as a real one does: so many times a kilowatt-hour. */
export function pulse(flowing) {
  const lamp = at("pulse");
  lamp.classList.toggle("pulsing", flowing);
  const seconds = scale === SCALES.electricity
    ? 3_600_000 / IMPULSES_A_KWH / Math.max(drawn(), 1)
    : 1 / Math.max(drawn() * 10, 1);
  lamp.style.setProperty("--period", `${Math.max(seconds, 0.15).toFixed(2)}s`);
}

/** What to ask of the meter for one second of this page. */
function load() {
  const value = drawn();
  if (scale !== SCALES.electricity) {
    return { units: value.toFixed(1) };
  }
  const minutes = Number(at("pace").value);
  return phases === 3 && at("one-phase").checked
    ? { phaseWatts: [value, 0, 0], minutes }
    : { watts: value, minutes };
}

function drawTicks() {
  const ticks = Array.from({ length: 13 }, (_, index) => {
    const tick = document.createElementNS(SVG, "path");
    tick.setAttribute("d", "M60 6v9");
    tick.setAttribute("transform", `rotate(${(index / 12 - 0.5) * FULL_TURN_DEGREES} 60 60)`);
    tick.setAttribute("class", "tick");
    return tick;
  });
  at("ticks").replaceChildren(...ticks);
}

/** The knob is for hands; the slider beside it is what a keyboard and a reader use. */
function turn(event) {
  const knob = at("knob");
  if (event.type === "pointerdown") {
    knob.setPointerCapture(event.pointerId);
  } else if (!knob.hasPointerCapture(event.pointerId)) {
    return;
  }
  event.preventDefault();
  const box = knob.getBoundingClientRect();
  const x = event.clientX - box.left - box.width / 2;
  const y = event.clientY - box.top - box.height / 2;
  const degrees = Math.atan2(x, -y) * 180 / Math.PI;
  const half = FULL_TURN_DEGREES / 2;
  const share = (Math.max(-half, Math.min(half, degrees)) + half) / FULL_TURN_DEGREES;
  at("dial").value = share * scale.max;
  at("dial").dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Begins to draw.
 *
 * @param draw takes the load of a second; its promise ends when the meter has answered
 */
export function live(draw) {
  drawTicks();
  at("dial").addEventListener("input", () => {
    showDial();
    if (drawn() === 0) {
      pulse(false);
    }
  });
  for (const kind of ["pointerdown", "pointermove"]) {
    at("knob").addEventListener(kind, turn);
  }
  let busy = false;
  let drawing = false;
  setInterval(async () => {
    const wanted = drawn() > 0;
    // When the dial comes back to nothing, electricity is told so: the meter shows its power.
    if (busy || document.hidden || !wanted && !(drawing && scale === SCALES.electricity)) {
      return;
    }
    busy = true;
    drawing = wanted;
    try {
      await draw(load());
    } finally {
      busy = false;
    }
  }, TICK_MILLISECONDS);
}
