// The room of campaigns: when base dates run out, what is under way and how far it is.
import { get, wordsOf } from "./api.js";
import { showBaseDates } from "./base-dates.js";
import { campaignCard } from "./campaign-card.js";
import { showOrder, startOrder } from "./campaign-order.js";
import { say } from "./forms.js";
import { repeating } from "./repeating.js";
import { count } from "./words.js";

const PAUSE_MS = 4_000;
const SAID_PAUSE_MS = 20_000;
const PAGES_MAX = 4;
const FIRST = ["running", "paused"];

const byId = (id) => document.getElementById(id);
const cards = new Map();
const watch = repeating(look, PAUSE_MS);
let started = false;
let chosen;
let saidAt = 0;

export const campaignsRoom = {
  enter([id]) {
    if (!started) {
      started = true;
      startOrder(({ id: begun }) => open(begun));
    }
    showOrder();
    showBaseDates();
    open(id);
  },
  leave() {
    watch.stop();
  },
};

function open(id) {
  chosen = id;
  watch.start();
}

async function look() {
  try {
    const campaigns = await all();
    show(campaigns);
    sayProgress(campaigns);
    say(byId("campaigns-error"), "");
    byId("campaigns-at").textContent = `As of ${new Date().toLocaleTimeString()}`;
    cards.get(chosen)?.choose();
    chosen = undefined;
  } catch (problem) {
    say(byId("campaigns-error"), wordsOf(problem));
  }
}

async function all() {
  const found = [];
  let cursor;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await get("campaigns", { cursor });
    found.push(...answer.campaigns);
    cursor = answer.cursor;
    if (!cursor) {
      break;
    }
  }
  return found.sort(byUrgency);
}

function byUrgency(a, b) {
  const rank = (campaign) => FIRST.indexOf(campaign.status) + 1 || FIRST.length + 1;
  return rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt);
}

/** Cards stay as they are, with what is open and in focus in them; only figures change. */
function show(campaigns) {
  const list = byId("campaigns-list");
  byId("campaigns-none").hidden = campaigns.length > 0;
  for (const campaign of campaigns) {
    if (!cards.has(campaign.id)) {
      cards.set(campaign.id, campaignCard(campaign, watch.start));
    }
    cards.get(campaign.id).show(campaign);
  }
  for (const id of [...cards.keys()]) {
    if (!campaigns.some((campaign) => campaign.id === id)) {
      cards.get(id).node.remove();
      cards.delete(id);
    }
  }
  const nodes = campaigns.map((campaign) => cards.get(campaign.id).node);
  const inOrder = nodes.every((node, index) => list.children[index] === node);
  if (!inOrder) {
    list.replaceChildren(...nodes);
  }
}

/** Who listens to the page hears how far it is now and then, not at every figure. */
function sayProgress(campaigns) {
  if (Date.now() - saidAt < SAID_PAUSE_MS) {
    return;
  }
  saidAt = Date.now();
  const under = campaigns.filter((campaign) => campaign.status === "running");
  const words = under.map(
    ({ id, passed, listed }) => `${id}: ${count(passed)} of ${count(listed)} meters.`,
  );
  say(byId("campaigns-said"), words.join(" "));
}
