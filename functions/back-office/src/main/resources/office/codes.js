// Codes for a caller: in fours to be written down, and spelled to be read out.
import { quantity } from "./decimals.js";
import { element } from "./element.js";
import { tokenCard } from "./tokens.js";

const COPY = { copy: "Copy", copied: "Copied" };
const DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/**
 * @param spoken the same tokens in the caller's language, where the API spells them
 */
export function codeCards(tokens, unit, spoken = []) {
  return tokens.map(({ token, label, units }, index) => {
    const card = tokenCard({ token, label, adds: units && quantity(units, unit) }, COPY);
    const words = spoken[index]?.words || spelled(token);
    card.append(
      element("p", { className: "hint", text: "Read it out" }),
      element("p", { className: "spoken", lang: spoken[index]?.language || "en", text: words }),
    );
    return card;
  });
}

function spelled(token) {
  const fours = token.match(/.{4}/g);
  return fours.map((four) => [...four].map((digit) => DIGITS[digit]).join(" ")).join(", ");
}
