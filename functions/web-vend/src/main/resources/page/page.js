// The page has two views: buying (the form) and following one purchase, named by the address's
// fragment. The purchase's id is the authority to read its token, so it stays in the fragment,
// which no server and no log ever sees.
import { speak, speakAs, language, onLanguageChange } from "./words.js";
import { fillIn, startBuying, showBuying } from "./buying.js";
import { startEmergency } from "./emergency.js";
import { follow, nextOrder, stopFollowing } from "./following.js";

const byId = (id) => document.getElementById(id);

function purchaseInAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const query = new URLSearchParams(location.search);
  const id = fragment.get("purchase") || query.get("purchase");
  return id && /^[A-Za-z0-9_-]{16,128}$/.test(id) ? id : null;
}

function showView() {
  const id = purchaseInAddress();
  byId("buying").hidden = id !== null;
  byId("following").hidden = id === null;
  byId("emergency").hidden = true;
  if (id === null) {
    stopFollowing();
    showBuying();
    return;
  }
  if (new URLSearchParams(location.search).has("purchase")) {
    history.replaceState(null, "", `${location.pathname}#purchase=${id}`);
  }
  follow(id);
}

function showLanguage() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language()));
  }
}

function start() {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speakAs(button.dataset.language));
  }
  onLanguageChange(showLanguage);
  byId("again").addEventListener("click", () => {
    fillIn(nextOrder());
    history.pushState(null, "", location.pathname);
    showView();
    byId("buying-heading").focus();
  });
  byId("print").addEventListener("click", () => window.print());
  addEventListener("hashchange", showView);
  addEventListener("popstate", showView);
  // Coming back from the payment by the browser's own button shows the page as it was left.
  addEventListener("pageshow", (event) => event.persisted && showView());
  startBuying();
  startEmergency(() => byId("meter").value.replace(/[\s\u00a0-]/g, ""));
  speak();
  showView();
}

start();
