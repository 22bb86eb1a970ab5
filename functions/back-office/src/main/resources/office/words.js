// What the office calls what the API calls by slugs.
export const CAMPAIGN_STATES = {
  issued: ["Issued", "the tokens are made"],
  delivered: ["Delivered", "the text was sent"],
  entered: ["Entered", "bought since, so the tokens were typed in"],
  silent: ["Silent", "bought nothing since: call or visit"],
  refused: ["Refused", "got nothing, with a reason"],
  doubtful: ["In doubt", "nobody answered; asked again"],
};

export const CAMPAIGN_STATUS = {
  running: "running",
  paused: "paused",
  complete: "went through all",
  "used-up": "budget used up",
  cancelled: "cancelled",
};

export const KINDS = {
  "roll-over": "Roll-over to new keys",
  gift: "Gift",
  incentive: "Incentive",
  emergency: "Emergency credit",
  additional: "Additional credit",
  "paid-refill": "Paid refill",
  initial: "Initial credit",
  "power-limit": "Power limit",
  "phase-unbalance-limit": "Phase unbalance limit",
  "clear-credit": "Clear credit",
  "clear-tamper": "Clear tamper",
  test: "Test",
  "key-change": "Key change",
  web: "Bought on the web",
  card: "Scratch card",
  partner: "Sold by a partner",
  "phone-vendor": "Sold by a phone vendor",
  "on-account": "Sold on account",
  "write-off": "Debt written off",
};

export const DEBTS = { arrears: "Arrears", reserve: "Reserve credit", account: "Account" };

export const FLAGS = {
  vulnerable: "vulnerable customer",
  honey: "honey meter: a sale raises an alarm",
  "post-pay": "post-pay account",
};

export const APPROVALS = {
  "clear-credit": "Clear credit",
  "reserve-credit": "Reserve credit",
  "write-off": "Write off a debt",
  campaign: "Campaign",
  "card-print": "Card print",
  "key-limit": "Key limit",
};

export const UNITS = { electricity: "kWh", water: "m³", gas: "m³", time: "min" };

/** A slug that has no words of its own still reads like some. */
export function named(words, slug) {
  const own = words[slug];
  const text = Array.isArray(own) ? own[0] : own;
  return text || slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");
}

/** A day, as it is written where the reader is. */
export function day(time) {
  return new Date(time).toLocaleDateString(undefined, { dateStyle: "medium" });
}

export function count(number) {
  return number.toLocaleString();
}
