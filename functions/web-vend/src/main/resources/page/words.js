// Which language the page speaks, and how its texts are filled in.
import { ENGLISH } from "./english.js";
import { RUSSIAN } from "./russian.js";

const LANGUAGES = { en: ENGLISH, ru: RUSSIAN };
const PLACE = "language";
const listeners = [];
let chosen = kept();
let spoken = chosen || firstKnown(navigator.languages) || "en";

export function language() {
  return spoken;
}

export function onLanguageChange(listener) {
  listeners.push(listener);
}

/** The text of a key in the page's language, its {parts} filled in. */
export function word(key, parts = {}) {
  return LANGUAGES[spoken][key].replace(/\{(\w+)\}/g, (_, name) => parts[name] ?? "");
}

/** The unit in which a resource is counted. */
export function unitWord(resource) {
  return LANGUAGES[spoken].units[resource] || LANGUAGES[spoken].units.electricity;
}

/** A problem in words: the API's own, which are English, or the page's for the same problem. */
export function wordsOf(problem, meter) {
  const own = LANGUAGES[spoken].problems[problem.slug];
  if (own) {
    return typeof own === "function" ? own(problem, meter) : own;
  }
  return problem.detail || word("problemUnknown");
}

/** Someone chose a language: it stays, whatever the meter. */
export function speakAs(tag) {
  chosen = tag;
  try {
    localStorage.setItem(PLACE, tag);
  } catch {
    // chosen for this page only
  }
  speak(tag);
}

/** Until someone chooses, a utility that does not speak the reader's language uses its own. */
export function speakForUtility(tags) {
  const known = tags.map(plain).filter((tag) => tag in LANGUAGES);
  if (!chosen && known.length > 0 && !known.includes(spoken)) {
    speak(known[0]);
  }
}

/** Writes the page's fixed texts. */
export function speak(tag = spoken) {
  spoken = tag;
  document.documentElement.lang = tag;
  document.title = word("title");
  for (const place of document.querySelectorAll("[data-word]")) {
    place.textContent = word(place.dataset.word);
  }
  for (const place of document.querySelectorAll("[data-word-label]")) {
    place.setAttribute("aria-label", word(place.dataset.wordLabel));
  }
  listeners.forEach((listener) => listener());
}

function kept() {
  try {
    return firstKnown([localStorage.getItem(PLACE) || ""]);
  } catch {
    return undefined;
  }
}

function firstKnown(tags) {
  return tags.map(plain).find((tag) => tag in LANGUAGES);
}

function plain(tag) {
  return tag.split("-")[0].toLowerCase();
}
