// Decimal texts, such as "500.00". Money is never turned into a floating-point number to compute.
const language = () => document.documentElement.lang;

/** What someone typed, as the API reads it: spaces gone, a point before the decimals. */
export function typedDecimal(text) {
  const plain = text.replace(/[\s\u00a0\u202f']/g, "");
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) && language() === "en";
  return grouped ? plain.replaceAll(",", "") : plain.replace(",", ".");
}

/** The exact sum of decimal texts, with as many decimals as the longest of them has. */
export function sum(texts) {
  const decimals = Math.max(0, ...texts.map((text) => decimalsOf(text)));
  const total = texts.reduce((sofar, text) => sofar + scaled(text, decimals), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals > 0 ? `.${digits.slice(digits.length - decimals)}` : "";
  return `${total < 0n ? "-" : ""}${whole}${rest}`;
}

export function equal(a, b) {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return scaled(a, decimals) === scaled(b, decimals);
}

export function isZero(text) {
  return /^-?0*(\.0*)?$/.test(text);
}

export function money(text, currency) {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" };
  return new Intl.NumberFormat(formats(), options).format(text);
}

export function quantity(text, unit) {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${new Intl.NumberFormat(formats(), options).format(text)}\u00a0${unit}`;
}

/** A time as a clock shows it: in its own zone when it names one, else where the reader is. */
export function moment(time) {
  const there = /[+-]\d\d:\d\d$/.test(time);
  const shown = new Date(there ? `${time.slice(0, -6)}Z` : time);
  const options = { dateStyle: "medium", timeStyle: "short", ...(there && { timeZone: "UTC" }) };
  return new Intl.DateTimeFormat(formats(), options).format(shown);
}

function formats() {
  return navigator.languages.find((tag) => tag.startsWith(language())) || language();
}

function decimalsOf(text) {
  return (text.split(".")[1] || "").length;
}

function scaled(text, decimals) {
  const [whole, rest = ""] = text.split(".");
  return BigInt(whole + rest.padEnd(decimals, "0"));
}
