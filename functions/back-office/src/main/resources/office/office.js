// The frame: who is signed in, which room is open, and what each room is. A further room is a line
// in ROOMS, a link in the navigation and a section in the page.
import { approvalsRoom, waitingForMe } from "./approvals.js";
import { campaignsRoom } from "./campaigns.js";
import * as hosted from "./hosted.js";
import { metersRoom } from "./meters.js";
import { repeating } from "./repeating.js";
import * as session from "./session.js";

const ROOMS = { campaigns: campaignsRoom, meters: metersRoom, approvals: approvalsRoom };
const FIRST = "campaigns";
const COUNT_PAUSE_MS = 15_000;

const byId = (id) => document.getElementById(id);
let place = null;
let open = null;

function showRoom() {
  const [name, ...rest] = location.hash.slice(1).split("/").map(decodeURIComponent);
  const room = name in ROOMS ? name : FIRST;
  if (open && open !== room) {
    ROOMS[open].leave();
  }
  for (const section of document.querySelectorAll("[data-room]")) {
    section.hidden = section.dataset.room !== room;
  }
  for (const link of document.querySelectorAll("#rooms a")) {
    const current = link.hash === `#${room}`;
    current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  const title = document.querySelector(`[data-room="${room}"] h1`);
  document.title = `${title.textContent} – Vending office`;
  if (open && open !== room) {
    title.focus();
  }
  open = room;
  ROOMS[room].enter(room === name ? rest : []);
}

function showSignedIn() {
  const { name, expires } = session.operator();
  byId("sign-in").hidden = true;
  byId("rooms").hidden = byId("operator").hidden = false;
  byId("who").textContent = name;
  byId("roles").textContent = session.rolesInWords();
  byId("operator").title = expires ? `Signed in until ${expires.toLocaleString()}` : "";
  showRoom();
  repeating(countApprovals, COUNT_PAUSE_MS).start();
}

function showSignIn(words) {
  byId("sign-in").hidden = false;
  byId("hosted").hidden = place === null;
  byId("sign-in-form").hidden = place !== null;
  byId("sign-in-error").textContent = words;
  byId(place ? "to-hosted" : "token").focus();
}

async function countApprovals() {
  const count = await waitingForMe();
  byId("waiting-count").textContent = count > 0 ? String(count) : "";
  byId("waiting-words").textContent = count > 0 ? " wait for you" : "";
}

function takeToken(event) {
  event.preventDefault();
  const text = byId("token").value;
  if (!session.isToken(text)) {
    byId("sign-in-error").textContent = "This is no operator's token: paste all of it.";
    byId("token").focus();
    return;
  }
  byId("token").value = "";
  session.keep(text);
  showSignedIn();
}

/** A token that a link brought behind its #, which goes to no server; it leaves the address. */
function tokenInAddress() {
  const brought = new URLSearchParams(location.hash.slice(1)).get("token");
  if (brought) {
    history.replaceState(null, "", location.pathname);
  }
  return brought;
}

function signOut() {
  session.forget();
  place ? hosted.signOut(place) : session.beginAnew();
}

/** Somebody else's link, while somebody is signed in, begins anew. */
function addressChanged() {
  const brought = tokenInAddress();
  if (brought && !place) {
    session.keep(brought);
    session.beginAnew();
  } else if (session.token()) {
    showRoom();
  }
}

async function start() {
  const linked = tokenInAddress();
  byId("sign-in-form").addEventListener("submit", takeToken);
  byId("to-hosted").addEventListener("click", () => hosted.leave(place));
  byId("sign-out").addEventListener("click", signOut);
  addEventListener("hashchange", addressChanged);
  document.addEventListener("approvals", countApprovals);
  let words = session.wordsBefore();
  try {
    place = await hosted.place();
    // Who has a place to sign in needs no links with tokens.
    const brought = place ? await hosted.comeBack(place) : linked;
    brought && session.keep(brought);
  } catch (error) {
    words = error.message;
  }
  session.token() ? showSignedIn() : showSignIn(words);
}

start();
