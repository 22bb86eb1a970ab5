// What takes two operators: the room where another one agrees or not, and, wherever something was
// asked for, the place that waits for it.
import { get, post, wordsOf } from "./api.js";
import { codeCards } from "./codes.js";
import { moment } from "./decimals.js";
import { element } from "./element.js";
import { say } from "./forms.js";
import { repeating } from "./repeating.js";
import { mayActAs, operator, rolesInWords } from "./session.js";
import { APPROVALS, named } from "./words.js";

const PAUSE_MS = 5_000;
const DONE_AT_ONCE = ["key-activation", "key-retirement"];
const STATUS = {
  waiting: "waits",
  approved: "agreed",
  rejected: "refused",
  spent: "done",
};

const byId = (id) => document.getElementById(id);
const watch = repeating(look, PAUSE_MS);
let shown = "";

export const approvalsRoom = {
  enter() {
    shown = "";
    say(byId("approvals-said"), "");
    byId("approvals-made").replaceChildren();
    watch.start();
  },
  leave() {
    watch.stop();
  },
};

/** Who decides sees what waits; who only asks sees what they asked for themselves. */
function theirs(approvals) {
  const seesAll = mayActAs("admin", "supervisor", "auditor");
  return seesAll ? approvals : approvals.filter(isOwn);
}

function isOwn({ requestedBy }) {
  return requestedBy === operator().subject;
}

function mayDecide(approval) {
  return mayActAs("admin", "supervisor") && approval.status === "waiting" && !isOwn(approval);
}

/** How many wait for this operator's word; what cannot be told is none. */
export async function waitingForMe() {
  try {
    const { approvals } = await get("approvals");
    return approvals.filter(mayDecide).length;
  } catch {
    return 0;
  }
}

async function look() {
  try {
    const approvals = theirs((await get("approvals")).approvals);
    say(byId("approvals-error"), "");
    show(approvals);
  } catch (problem) {
    say(byId("approvals-error"), wordsOf(problem));
  }
}

function show(approvals) {
  const text = JSON.stringify(approvals);
  if (text === shown) {
    return;
  }
  shown = text;
  const waits = approvals.filter(({ status }) => status === "waiting");
  const over = approvals.filter(({ status }) => status !== "waiting");
  byId("approvals-words").textContent = words(waits);
  byId("approvals-waiting").replaceChildren(...waits.map(card));
  byId("approvals-over").hidden = over.length === 0;
  byId("approvals-over-list").replaceChildren(...over.map(card));
}

function words(waits) {
  if (!mayActAs("admin", "supervisor")) {
    const seen = mayActAs("auditor") ? "" : " You see what you asked for yourself.";
    return `Agreeing takes the role admin or supervisor; yours is ${rolesInWords()}.${seen}`;
  }
  return waits.length === 0 ? "Nothing waits for a second person." : "";
}

function card(approval) {
  const { id, kind, words: what, utility, requestedBy, requestedAt, status, by, at } = approval;
  const title = element("h3", { text: named(APPROVALS, kind), id: `approval-${id}` });
  const chip = element("span", { className: "chip", text: STATUS[status] || status });
  chip.dataset.tone = status === "waiting" ? "paused" : status === "approved" ? "running" : "over";
  const asked = `Asked for by ${requestedBy} on ${moment(requestedAt)}`;
  const decided = by ? ` · ${STATUS[status]} by ${by}` : "";
  return element(
    "article",
    { className: "card approval", "aria-labelledby": title.id },
    element("header", { className: "card-head" }, title, chip),
    element("p", { className: "what", text: what }),
    element("p", {
      className: "hint",
      text: `${asked}${utility ? `, ${utility}` : ""}${decided}${at ? ` on ${moment(at)}` : ""}.`,
    }),
    mayDecide(approval) ? decisions(approval, title) : isOwn(approval) && ownWords(approval),
  );
}

/** What who asked for it can do: wait, or ask for the same once more. */
function ownWords({ status, words: what }) {
  const [meter] = what.match(/\b(\d{13}|\d{11})\b/) || [];
  const text = {
    waiting: "You asked for this yourself: another operator has to agree.",
    approved: "Ask for the very same once more, and you have it.",
  }[status];
  const link = meter && element("a", { href: `#meters/${meter}`, text: `Meter ${meter}` });
  return text && element("p", {}, `${text} `, status === "approved" && link);
}

function decisions(approval, title) {
  const error = element("p", { className: "error", role: "alert" });
  const make = (text, word, className) => {
    const made = element("button", { type: "button", className, text });
    made.setAttribute("aria-describedby", title.id);
    made.addEventListener("click", () => decide(approval, word, error));
    return made;
  };
  return element(
    "div",
    {},
    element(
      "div",
      { className: "actions" },
      make("Approve", "approve", "main"),
      make("Reject", "reject", "plain"),
    ),
    error,
  );
}

async function decide({ id, words: what }, word, error) {
  try {
    const decided = await post(`approvals/${encodeURIComponent(id)}/${word}`);
    const done = word === "approve" ? "Agreed to" : "Refused";
    say(byId("approvals-said"), `${done}: “${what}”. ${outcome(decided)}`.trim());
    byId("approvals-made").replaceChildren(...codeCards(decided.tokens || [], "units"));
    document.dispatchEvent(new Event("approvals"));
    await look();
    byId("approvals-heading").focus();
  } catch (problem) {
    say(error, wordsOf(problem));
  }
}

/** What came of it with the agreement itself; the rest is for whoever asked. */
function outcome({ kind, status, tokens, refused, undecidedUntil }) {
  if (refused) {
    return `But nothing was made: ${refused}`;
  }
  if (undecidedUntil) {
    return `Whether it was made is known at ${moment(undecidedUntil)}, to whoever asks again.`;
  }
  if (status !== "approved" || DONE_AT_ONCE.includes(kind)) {
    return "";
  }
  return tokens ? "Whoever asked gets the same code." : "Whoever asked can have it done now.";
}

/**
 * Waits, where something was asked for, until another operator has agreed; then it is done at a
 * press of a button.
 *
 * @param again sends the request once more
 */
export function waiting(id, again) {
  const status = element("p", { role: "status" });
  const error = element("p", { className: "error", role: "alert" });
  const done = element("button", { type: "button", className: "main", text: "Have it now" });
  done.hidden = true;
  const node = element("div", { className: "found waits" }, status, done, error);
  done.addEventListener("click", async () => {
    done.disabled = true;
    try {
      await again();
    } catch (problem) {
      say(error, wordsOf(problem));
    }
    done.disabled = false;
  });
  const ask = async () => {
    const state = await stateOf(id);
    say(status, waitingWords(state));
    done.hidden = state?.status !== "approved";
    if (node.isConnected && (!state || state.status === "waiting")) {
      setTimeout(ask, PAUSE_MS);
    }
  };
  say(status, waitingWords(undefined));
  setTimeout(ask, 0);
  return node;
}

async function stateOf(id) {
  try {
    return (await get("approvals")).approvals.find((approval) => approval.id === id);
  } catch {
    return undefined;
  }
}

function waitingWords(state) {
  return {
    approved: `${state?.by} has agreed.`,
    rejected: `${state?.by} has refused it. Nothing was done.`,
    spent: "It was done already.",
  }[state?.status] || "A second person has to agree: it waits among the approvals.";
}
