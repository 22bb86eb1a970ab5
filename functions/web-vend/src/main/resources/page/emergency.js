// Emergency credit: whoever shows, by a code that is texted, that the meter's registered phone is
// theirs gets a token now and pays with the next purchases. The bearer token stays in memory.
import * as api from "./api.js";
import { freshKey } from "./calls.js";
import { quantity } from "./decimals.js";
import { tokenCard } from "./following.js";
import { language, onLanguageChange, unitWord, word, wordsOf } from "./words.js";

const byId = (id) => document.getElementById(id);
const fresh = () => ({ step: "phone", session: null, bearer: null, offer: null, given: null });
let state = fresh();
let busy = false;

export function startEmergency(meterNumber) {
  byId("to-emergency").addEventListener("click", () => {
    byId("emergency").hidden = false;
    byId("emergency-phone").value ||= byId("phone").value;
    render();
    byId("emergency-heading").focus();
  });
  byId("emergency").addEventListener("submit", (event) => {
    event.preventDefault();
    next(meterNumber());
  });
  byId("meter").addEventListener("input", () => {
    state = fresh();
    byId("emergency").hidden = true;
  });
  onLanguageChange(render);
}

const STEPS = {
  async phone() {
    const phone = byId("emergency-phone").value.replace(/[\s()-]/g, "");
    const opened = await api.openSession({ phone, language: language() });
    return { step: "code", session: opened.id };
  },
  async code(meter) {
    const code = byId("emergency-code").value.replace(/\s/g, "");
    const { token } = await api.verifySession(state.session, code);
    const offer = await api.emergencyOffer(meter, token);
    return { step: "offer", bearer: token, offer };
  },
  async offer(meter) {
    state.key ||= freshKey("web");
    return { step: "given", given: await api.emergency(meter, state.bearer, state.key) };
  },
};

async function next(meter) {
  if (busy || !STEPS[state.step]) {
    return;
  }
  busy = true;
  byId("emergency-error").textContent = "";
  render();
  try {
    Object.assign(state, await STEPS[state.step](meter));
  } catch (problem) {
    byId("emergency-error").textContent = wordsOf(problem);
  }
  busy = false;
  render();
  const field = { phone: "emergency-phone", code: "emergency-code" }[state.step];
  byId(field || "emergency-heading").focus();
}

function render() {
  const { step, offer, given } = state;
  const refused = step === "offer" && !offer.given;
  byId("emergency-phone-field").hidden = step !== "phone";
  byId("emergency-code-field").hidden = step !== "code";
  byId("emergency-go").hidden = step === "given" || refused;
  byId("emergency-go").disabled = busy;
  byId("emergency-go").textContent = word(`emergency-go-${step === "given" ? "offer" : step}`);
  const parts = { units: offer?.units ? quantity(offer.units, unitWord("electricity")) : "" };
  byId("emergency-words").textContent = word(
    refused ? "emergency-refused" : `emergency-at-${step}`,
    parts,
  );
  byId("emergency-tokens").replaceChildren(
    ...(given?.tokens || []).map((issued) =>
      tokenCard(
        issued.token,
        word("token"),
        issued.units && quantity(issued.units, unitWord("electricity")),
      ),
    ),
  );
}
