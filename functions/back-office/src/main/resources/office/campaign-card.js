// One campaign: how far it is, what became of its meters, and the words an operator may say to it.
import { post, wordsOf } from "./api.js";
import { listOfMeters } from "./campaign-meters.js";
import { moment } from "./decimals.js";
import { element } from "./element.js";
import { facts, say } from "./forms.js";
import { mayActAs } from "./session.js";
import { CAMPAIGN_STATES, CAMPAIGN_STATUS, KINDS, count, named } from "./words.js";

const OPEN = ["running", "paused"];
const COMMANDS = { pause: "Pause", resume: "Resume", cancel: "Cancel…" };

/**
 * @param changed is called after an operator's word
 * @returns {node, show(campaign), choose()}
 */
export function campaignCard({ id }, changed) {
  const parts = {
    status: element("span", { className: "chip" }),
    what: element("p", { className: "hint" }),
    bar: element("progress", { "aria-label": `Meters gone through, ${id}` }),
    passed: element("p", { className: "figures" }),
    budget: element("div", {}),
    actions: element("div", { className: "actions" }),
    error: element("p", { className: "error", role: "alert" }),
    told: element("div", {}),
  };
  const rows = stateRows(id);
  const more = element(
    "details",
    {},
    element("summary", { text: "Meters by state" }),
    rows.table,
    rows.list,
    parts.told,
  );
  const title = element("h3", { text: id, id: `campaign-${id}`, tabindex: "-1" });
  const node = element(
    "article",
    { className: "card campaign", "aria-labelledby": title.id },
    element("header", { className: "card-head" }, title, parts.status),
    parts.what,
    parts.bar,
    parts.passed,
    parts.budget,
    more,
    parts.actions,
    parts.error,
  );
  let shown = "";
  return {
    node,
    choose() {
      more.open = true;
      title.focus();
    },
    show(campaign) {
      const text = JSON.stringify(campaign);
      if (text === shown) {
        return;
      }
      more.open ||= shown === "" && (OPEN.includes(campaign.status) || campaign.watched);
      shown = text;
      showHead(parts, campaign);
      showBudget(parts.budget, campaign);
      rows.show(campaign);
      showActions(parts, campaign, changed);
      parts.told.replaceChildren(about(campaign));
    },
  };
}

function showHead(parts, campaign) {
  say(parts.status, named(CAMPAIGN_STATUS, campaign.status));
  const isOpen = OPEN.includes(campaign.status);
  parts.status.dataset.tone = isOpen ? campaign.status : "over";
  say(parts.what, `${named(KINDS, campaign.kind)} for ${segmentWords(campaign.segment)}`);
  const { listed, passed, status } = campaign;
  const counting = status === "running" && !campaign.estimatedEnd;
  // Without a value a progress bar says that it is not known how far it is.
  if (counting && passed === 0) {
    parts.bar.removeAttribute("value");
  } else {
    parts.bar.max = Math.max(1, listed);
    parts.bar.value = passed;
  }
  say(parts.passed, counting && passed === 0 ? countingWords(listed) : passedWords(campaign));
}

function countingWords(listed) {
  return `Its meters are being counted: ${count(listed)} so far.`;
}

function passedWords({ listed, passed, passedOver, estimatedEnd, ratePerMinute }) {
  const percent = listed === 0 ? 100 : Math.floor((passed * 100) / listed);
  const words = [`${count(passed)} of ${count(listed)} meters gone through (${percent} %)`];
  if (passedOver > 0) {
    words.push(`not meant for ${count(passedOver)} of them`);
  }
  if (estimatedEnd && passed < listed) {
    words.push(`done about ${moment(estimatedEnd)} at ${count(ratePerMinute)} a minute`);
  }
  return `${words.join(" · ")}.`;
}

function showBudget(place, { budget, given }) {
  if (budget === undefined) {
    return;
  }
  place.replaceChildren(
    element("meter", { min: 0, max: Number(budget), value: Number(given), "aria-hidden": "true" }),
    element("p", { className: "figures", text: `${given} of ${budget} units given.` }),
  );
}

function segmentWords({ utility, baseDate, supplyGroup, tariff, metersNamed, bought }) {
  const narrower = [
    metersNamed && `${count(metersNamed)} named meters`,
    baseDate && `base date ${baseDate}`,
    supplyGroup && `supply group ${supplyGroup}`,
    tariff && `tariff ${tariff}`,
    bought && boughtWords(bought),
  ].filter(Boolean);
  return narrower.length > 0 ? `${utility}: ${narrower.join(", ")}` : `all meters of ${utility}`;
}

function boughtWords({ units, purchases, month }) {
  const least = [units && `${units} units`, purchases && `${count(purchases)} purchases`];
  return `bought at least ${least.filter(Boolean).join(" and ")}${month ? ` in ${month}` : ""}`;
}

/** A table whose bars are for the eye only: the figures beside them say the same. */
function stateRows(id) {
  const list = element("div", { "aria-live": "polite" });
  const cells = {};
  const body = element("tbody", {});
  for (const [state, [name, means]] of Object.entries(CAMPAIGN_STATES)) {
    // On a phone the bar stands under the name, elsewhere beside it.
    const fills = ["phone", "desk"].map((where) =>
      element("span", { className: `fill ${where}`, "data-state": state, "aria-hidden": "true" }),
    );
    const button = element("button", { type: "button", className: "link", text: "List" });
    button.setAttribute("aria-label", `List the meters of ${id} that are ${name.toLowerCase()}`);
    button.addEventListener("click", () => list.replaceChildren(listOfMeters(id, state)));
    cells[state] = { fills, button, number: element("td", { className: "number" }) };
    body.append(
      element(
        "tr",
        {},
        element(
          "th",
          { scope: "row" },
          element("span", { text: name }),
          element("small", { text: means }),
          fills[0],
        ),
        element("td", { className: "bar", "aria-hidden": "true" }, fills[1]),
        cells[state].number,
        element("td", { className: "act" }, button),
      ),
    );
  }
  const table = element(
    "table",
    { className: "states" },
    element("caption", { className: "unseen", text: `Meters of ${id} by state` }),
    body,
  );
  return { table, list, show: ({ counts }) => showCounts(cells, counts) };
}

function showCounts(cells, counts) {
  const all = Object.values(counts).reduce((sum, one) => sum + one, 0);
  for (const [state, { fills, number, button }] of Object.entries(cells)) {
    const here = counts[state] || 0;
    say(number, count(here));
    fills.forEach((fill) => (fill.style.width = `${all === 0 ? 0 : (here * 100) / all}%`));
    button.hidden = here === 0;
  }
}

function about(campaign) {
  const { target = {} } = campaign;
  return facts([
    ["Why", campaign.reason],
    ["Reason code", campaign.reasonCode],
    ["Asked for by", campaign.requestedBy],
    ["Agreed to by", campaign.approvedBy],
    ["Begun", moment(campaign.createdAt)],
    ["So since", campaign.statusSince && moment(campaign.statusSince)],
    ["To key revision", target.keyRevision && String(target.keyRevision)],
    ["To supply group", target.supplyGroup],
    ["To tariff index", target.tariffIndex],
    ["Units each", campaign.units],
    ["Meters a minute", `at most ${count(campaign.ratePerMinute)}`],
    ["Texted", campaign.texted ? "yes" : "no"],
    ["Silent after", `${campaign.silentAfterDays} days`],
    ["Watched on", campaign.watched ? "yes" : "no, it is over"],
  ]);
}

function showActions({ actions, error }, campaign, changed) {
  const commands = { running: ["pause", "cancel"], paused: ["resume", "cancel"] };
  const wanted = mayActAs("admin") ? commands[campaign.status] || [] : [];
  if (actions.dataset.of === wanted.join()) {
    return;
  }
  actions.dataset.of = wanted.join();
  const tell = (command) => told(campaign.id, command, error, changed);
  actions.replaceChildren(
    ...wanted.map((command) => {
      const button = element("button", {
        type: "button",
        className: "plain",
        text: COMMANDS[command],
        "aria-label": `${COMMANDS[command]} ${campaign.id}`,
      });
      button.addEventListener("click", () =>
        command === "cancel" ? sure(actions, () => tell(command)) : tell(command),
      );
      return button;
    }),
  );
}

/** For good: so it is asked once more. */
function sure(actions, cancel) {
  const yes = element("button", { type: "button", className: "main", text: "Yes, cancel it" });
  const no = element("button", { type: "button", className: "plain", text: "No, let it be" });
  const before = [...actions.children];
  const words = element("p", { text: "Cancel it for good? What was issued stands." });
  yes.addEventListener("click", cancel);
  no.addEventListener("click", () => {
    actions.replaceChildren(...before);
    before.at(-1).focus();
  });
  actions.replaceChildren(words, yes, no);
  no.focus();
}

async function told(id, command, error, changed) {
  try {
    await post(`campaigns/${encodeURIComponent(id)}/${command}`);
    say(error, "");
    changed();
  } catch (problem) {
    say(error, wordsOf(problem));
  }
}
