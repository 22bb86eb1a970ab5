// One meter at the desk: whose it is, how it stands, what it owes, and what it may be given.
import { get, wordsOf } from "./api.js";
import { standingOf } from "./base-dates.js";
import { money, quantity } from "./decimals.js";
import { element } from "./element.js";
import { facts } from "./forms.js";
import { givingForm, tokenForm } from "./giving.js";
import { madeFor, vendsOf } from "./meter-vends.js";
import { mayActAs, rolesInWords } from "./session.js";
import { DEBTS, FLAGS, UNITS, day, named } from "./words.js";

const GIVES = ["admin", "supervisor", "dispatcher"];
let asked = 0;

export async function showMeter(number) {
  const place = document.getElementById("meter");
  const mine = ++asked;
  place.setAttribute("aria-busy", "true");
  try {
    const all = await read(number);
    if (mine === asked) {
      place.replaceChildren(...parts(all));
      document.getElementById("meter-heading").focus();
    }
  } catch (problem) {
    const words = element("p", { className: "error", role: "alert" });
    mine === asked && place.replaceChildren(words);
    words.textContent = wordsOf(problem);
  }
  place.removeAttribute("aria-busy");
}

async function read(number) {
  const path = `meters/${encodeURIComponent(number)}`;
  const [meter, reserve, vends] = await Promise.all([
    get(path),
    get(`${path}/reserve-credit`),
    get(vendsOf(number)),
  ]);
  const standing = await standingOf(meter.supplyGroup, meter.keyRevision);
  const utility = standing && (await get(`utilities/${encodeURIComponent(standing.utility)}`));
  return { meter, reserve, vends, standing, utility };
}

function parts(all) {
  const gives = mayActAs(...GIVES);
  const giving = gives ? givingForm(all, reload) : element("section", { className: "card" });
  giving.querySelector("h2")?.after(eligible(all));
  if (!gives) {
    giving.append(eligible(all), element("p", { className: "hint", text: refusal() }));
  }
  return [
    element("div", {}, about(all), giving),
    element("div", {}, owed(all), gives && tokenForm(all, reload), madeFor(all, all.vends)),
  ];
}

/** Only what may have changed: the token that was just made stays on the screen. */
async function reload(number) {
  const all = await read(number);
  document.getElementById("owed")?.replaceWith(owed(all));
  document.getElementById("made-before")?.replaceWith(madeFor(all, all.vends));
  document.getElementById("eligible")?.replaceWith(eligible(all));
}

function refusal() {
  const roles = "dispatcher, supervisor or admin";
  return `Giving credit and tokens takes the role ${roles}; yours is ${rolesInWords()}.`;
}

function about({ meter, standing, utility }) {
  const status = element("span", { className: "chip", text: meter.status });
  status.dataset.tone = meter.status === "active" ? "running" : "wrong";
  return element(
    "section",
    { className: "card", "aria-labelledby": "meter-heading" },
    element(
      "header",
      { className: "card-head" },
      element("h2", { id: "meter-heading", tabindex: "-1", text: meter.meterNumber }),
      status,
    ),
    meter.statusReason && element("p", { className: "error", text: meter.statusReason }),
    facts([
      ["Holder", meter.holder],
      ["Phone", meter.phone],
      ["Account", meter.account],
      ["Address", meter.address],
      ["Utility", utility?.name],
      ["Resource", meter.resource],
      ["Tariff", meter.tariff],
      ["Key", `supply group ${meter.supplyGroup}, revision ${meter.keyRevision}`],
      ["Base date", standing && `${standing.baseDate}, ${ends(standing.lastMinute)}`],
      ["New key", pending(meter.pendingKey)],
      ["Marked", (meter.flags || []).map((flag) => named(FLAGS, flag)).join(", ")],
    ]),
  );
}

function ends(lastMinute) {
  const over = new Date(lastMinute) < Date.now();
  return over ? `ended ${day(lastMinute)}: it needs a new key` : `ends ${day(lastMinute)}`;
}

function pending(key) {
  return (
    key &&
    (key.state === "issued"
      ? "its tokens are issued, and not yet seen used"
      : "on its way: it comes before the next credit")
  );
}

function owed({ meter, reserve, utility }) {
  const debts = meter.debts || [];
  const terms = new Map(reserve.debts.map((debt) => [debt.id, debt.terms.words]));
  const section = element(
    "section",
    { className: "card", id: "owed", "aria-labelledby": "owed-heading" },
    element("h2", { id: "owed-heading", text: "Debts" }),
  );
  section.append(
    debts.length === 0
      ? element("p", { text: "It owes nothing." })
      : element(
          "ul",
          { className: "debts" },
          ...debts.map((debt) => debtItem(debt, terms.get(debt.id), utility)),
        ),
  );
  return section;
}

function debtItem(debt, words, utility) {
  const amount = utility ? money(debt.owed, utility.currency) : debt.owed;
  const share = debt.shareBasisPoints && `${debt.shareBasisPoints / 100} % of each purchase`;
  const instalment = debt.instalment && `${debt.instalment} a month`;
  const due = debt.due && !words ? `due ${day(debt.due)}` : "";
  return element(
    "li",
    {},
    element("strong", { text: `${named(DEBTS, debt.kind)}: ${amount}` }),
    element("small", { text: [words || share || instalment, due].filter(Boolean).join(", ") }),
  );
}

function eligible({ meter, reserve }) {
  const { given, units, why } = reserve.emergency;
  const words = given
    ? `Emergency credit of ${quantity(units, UNITS[meter.resource])} can be given now.`
    : `No emergency credit now: ${why}`;
  const node = element("p", { className: "eligible", id: "eligible", text: words });
  node.dataset.tone = given ? "fine" : "wrong";
  return node;
}
