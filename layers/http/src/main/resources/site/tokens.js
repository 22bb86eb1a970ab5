// Tokens, in fours.
import { element } from "./element.js";

/**
 * A token for somebody who types it in or reads it out.
 *
 * @param adds what the meter gains, where it gains something
 * @param words what the button says: {copy, copied}
 */
export function tokenCard({ token, label, adds }, words) {
  const digits = element("p", { className: "digits" });
  for (const four of token.match(/.{4}/g)) {
    digits.append(element("span", { text: four }), " ");
  }
  const copy = element("button", { className: "plain", type: "button", text: words.copy });
  copy.addEventListener("click", () => copyToken(digits, copy, words));
  return element(
    "div",
    { className: "token" },
    element(
      "p",
      { className: "token-head" },
      element("span", { text: label }),
      adds && element("strong", { text: `+ ${adds}` }),
    ),
    digits,
    copy,
  );
}

async function copyToken(digits, button, words) {
  try {
    await navigator.clipboard.writeText(digits.textContent.replace(/\s/g, ""));
  } catch {
    // Pages without TLS have no clipboard: the digits are selected, and copied the old way.
    getSelection().selectAllChildren(digits);
    document.execCommand("copy");
  }
  button.textContent = words.copied;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => (button.textContent = words.copy), 2_500);
}
