// When each base date runs out of token identifiers, and how many keys still stand on it.
import { get, wordsOf } from "./api.js";
import { element } from "./element.js";
import { say } from "./forms.js";
import { count, day } from "./words.js";

const YEAR_MS = 365.25 * 86_400_000;
let known = null;

/** The base dates with their keys, asked for once in a while. */
export async function baseDates() {
  known ||= get("base-dates").then((answer) => answer.baseDates);
  try {
    return await known;
  } catch (problem) {
    known = null;
    throw problem;
  }
}

/** What is known of a supply group's key: {baseDate, lastMinute, utility, name}, or nothing. */
export async function standingOf(supplyGroup, keyRevision) {
  for (const { baseDate, lastMinute, keys } of await baseDates()) {
    const key = keys.find(
      (one) => one.supplyGroup === supplyGroup && one.keyRevision === keyRevision,
    );
    if (key) {
      return { baseDate, lastMinute, ...key };
    }
  }
  return undefined;
}

export async function showBaseDates() {
  const place = document.getElementById("base-dates");
  known = null;
  try {
    place.replaceChildren(...(await baseDates()).map(card));
    say(document.getElementById("base-dates-error"), "");
  } catch (problem) {
    say(document.getElementById("base-dates-error"), wordsOf(problem));
  }
}

function card({ baseDate, lastMinute, keys }) {
  const left = new Date(lastMinute) - Date.now();
  const active = keys.filter((key) => key.state === "active").length;
  const node = element(
    "li",
    { className: "card base-date" },
    element("h3", { text: String(baseDate) }),
    element("p", {
      className: "ends",
      text: left > 0 ? `ends ${day(lastMinute)}` : `ended ${day(lastMinute)}`,
    }),
    element("p", { text: keyWords(keys.length, active) }),
    element("p", { className: "hint", text: leftWords(left, keys.length) }),
    groups(keys),
  );
  node.dataset.tone = left > 0 ? "fine" : keys.length > 0 ? "wrong" : "over";
  return node;
}

function keyWords(all, active) {
  const keys = all === 1 ? "1 key stands" : `${count(all)} keys stand`;
  return all === 0 ? "No key stands on it" : `${keys} on it, ${count(active)} making tokens`;
}

function leftWords(left, keys) {
  if (left > 0) {
    return `${Math.floor(left / YEAR_MS)} years left`;
  }
  return keys > 0 ? "Its meters take no token: roll them over" : "";
}

function groups(keys) {
  return (
    keys.length > 0 &&
    element(
      "details",
      {},
      element("summary", { text: "Which" }),
      element(
        "ul",
        {},
        ...keys.map(({ supplyGroup, keyRevision, name, utility, state }) =>
          element("li", {
            text: `${supplyGroup} ${name} (${utility}), revision ${keyRevision}: ${state}`,
          }),
        ),
      ),
    )
  );
}
