/* What the meter knows, line by line. */

import { shown } from "./digits.js";

const two = (number) => String(number).padStart(2, "0");
const watts = (limit) => (limit === undefined ? "none" : `${limit} W`);

function keyFacts(meter) {
  const { keyChange } = meter;
  return [
    ["MeterPAN", meter.meterPan],
    ["Supply group", meter.sgc],
    ["Tariff index", meter.ti],
    ["Key", `revision ${meter.krn}, type ${meter.kt}, expiry ${meter.ken}, base ${meter.baseDate}`],
    ["Algorithms", `EA${two(meter.ea)}, DKGA${two(meter.dkga)}`
      + (meter.tables ? `, tables ${meter.tables}` : "")],
    ["Key change", keyChange.pending
      ? `tokens ${keyChange.sections.join(", ")} entered, ${keyChange.secondsLeft} s left`
      : "none pending"],
  ];
}

function registerFacts(meter) {
  const { registers, limits, unit, resourceUnit } = meter;
  const { reserve } = registers;
  const lines = [
    ["Used since made", `${registers.usage} ${resourceUnit}`],
    ["Reserve", `${shown(reserve.left)} of ${shown(reserve.granted)} ${unit} left`],
  ];
  if (registers.rate) {
    lines.push(["Rate", `${shown(registers.rate)} ${unit} a ${resourceUnit}`]);
  }
  if (registers.litresAPulse) {
    lines.push(["Pulse", `${registers.litresAPulse} l`]);
  }
  if (meter.resource === "electricity") {
    lines.push(["Power limit", watts(limits.powerWatts)]);
    lines.push(["Phase unbalance limit", watts(limits.phaseUnbalanceWatts)]);
  }
  return lines;
}

function stateFacts(meter) {
  return [
    ["Contactor", meter.openBecause.length ? `open: ${meter.openBecause.join(", ")}` : "closed"],
    ["Wrong tokens in a row", String(meter.lockOut.badEntries)],
    ["Last result", `${meter.lastResult.code} ${meter.lastResult.result}`],
    ["Clock", meter.clock.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC")],
  ];
}

/** Fifty numbers, of which a new meter has one fifty times. */
export function showMemory(place, minutes) {
  const counts = new Map();
  for (const minute of minutes) {
    counts.set(minute, (counts.get(minute) || 0) + 1);
  }
  place.textContent = [...counts]
    .map(([minute, count]) => (count > 1 ? `${count} × ${minute}` : minute)).join(", ");
}

/** Fills a list of terms and their values. */
export function showFacts(list, meter) {
  const lines = [...keyFacts(meter), ...registerFacts(meter), ...stateFacts(meter)];
  list.replaceChildren(...lines.flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const text = document.createElement("dd");
    term.textContent = name;
    text.textContent = value;
    return [term, text];
  }));
}
