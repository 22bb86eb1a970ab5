// What the desk makes for a meter: reserve credit, whose code is read to the caller, and the tokens
// by which engineers set, clear and test something.
import { post } from "./api.js";
import { waiting } from "./approvals.js";
import { freshKey } from "./calls.js";
import { codeCards } from "./codes.js";
import { quantity } from "./decimals.js";
import { element } from "./element.js";
import { onSubmit, required, value } from "./forms.js";
import { KINDS, UNITS, named } from "./words.js";

const GRANTS = ["emergency", "additional", "paid-refill", "incentive", "gift"];
const TASKS = [
  "power-limit",
  "phase-unbalance-limit",
  "clear-credit",
  "clear-tamper",
  "test",
  "key-change",
];
const UNITS_HINT = "Left out, as much as an emergency may be.";
const IN_WATTS = ["power-limit", "phase-unbalance-limit"];

/** @param after is told the meter when something was given */
export function givingForm({ meter, utility }, after) {
  const codes = utility?.policies?.reserve?.reasonCodes || [];
  const made = element("div", { id: "given", "aria-live": "polite" });
  const form = element(
    "form",
    { className: "card", novalidate: "", id: "giving", "aria-labelledby": "giving-heading" },
    element("h2", { id: "giving-heading", text: "Give credit" }),
    field("Kind", choice("give-kind", "kind", GRANTS)),
    field("Units", input("give-units", "units", "decimal"), UNITS_HINT),
    field("Reason", input("give-reason", "reason"), "Stays in the books for ever: no names."),
    codes.length > 0 && field("Reason code", choice("give-code", "reasonCode", ["", ...codes])),
    meter.phone && check("give-text", `Text the code to ${meter.phone} as well`),
    element("p", { className: "error form-error", role: "alert" }),
    element("button", { type: "submit", className: "main", text: "Give it" }),
    made,
  );
  onSubmit(form, async () => {
    required("give-reason", "Say why it is given.");
    const asked = {
      kind: value("give-kind"),
      units: value("give-units"),
      reason: value("give-reason"),
      ...(codes.length > 0 && { reasonCode: value("give-code") }),
      notify: document.getElementById("give-text")?.checked ? "sms" : "none",
    };
    await make({ path: `meters/${meter.meterNumber}/reserve-credit`, asked, made }, (answer) => {
      clear("give-reason", "give-units");
      after(meter.meterNumber);
      return given(answer, UNITS[meter.resource]);
    });
  });
  return form;
}

/** @param after is told the meter when something was made */
export function tokenForm({ meter }, after) {
  const made = element("div", { id: "made", "aria-live": "polite" });
  const kind = choice("task-kind", "kind", TASKS);
  const watts = field("Watts", input("task-value", "value", "numeric"));
  const form = element(
    "form",
    { className: "card", novalidate: "", id: "tasks", "aria-labelledby": "tasks-heading" },
    element("h2", { id: "tasks-heading", text: "Engineer's tokens and new keys" }),
    field("Token", kind),
    watts,
    field("Reason", input("task-reason", "reason"), "Stays in the books with your name."),
    meter.phone && check("task-text", `Text it to ${meter.phone}`),
    element("p", { className: "error form-error", role: "alert" }),
    element("button", { type: "submit", className: "main", text: "Make it" }),
    made,
  );
  kind.addEventListener("change", () => (watts.hidden = !IN_WATTS.includes(kind.value)));
  onSubmit(form, () => makeTask(meter, made, after));
  return form;
}

function makeTask({ meterNumber, resource }, made, after) {
  required("task-reason", "Say why.");
  const kind = value("task-kind");
  const isKey = kind === "key-change";
  const asked = {
    ...(!isKey && { kind }),
    ...(IN_WATTS.includes(kind) && { value: value("task-value") }),
    reason: value("task-reason"),
    notify: document.getElementById("task-text")?.checked ? "sms" : "none",
  };
  const path = `meters/${meterNumber}/${isKey ? "key-changes" : "engineering-tokens"}`;
  return make({ path, asked, made }, (answer) => {
    clear("task-reason", "task-value");
    after(meterNumber);
    const words = element("p", { text: answer.words || answer.order || "" });
    return [words, ...codeCards(answer.tokens, UNITS[resource])];
  });
}

/** What is pressed twice by mistake lacks its reason the second time. */
function clear(...ids) {
  ids.forEach((id) => (document.getElementById(id).value = ""));
}

// The same request keeps its key until it is answered: after a lost answer it is not given twice.
const keys = new Map();

async function make({ path, asked, made }, show) {
  const content = `${path} ${JSON.stringify(asked)}`;
  keys.has(content) || keys.set(content, freshKey("office"));
  const ask = async () => {
    const answer = await post(path, asked, keys.get(content));
    if (answer.approval) {
      made.replaceChildren(waiting(answer.approval.id, ask));
    } else {
      keys.delete(content);
      made.replaceChildren(...show(answer));
    }
  };
  made.replaceChildren();
  await ask();
}

function given({ tokens, spokenInOrder, debt, notify, units }, unit) {
  const terms = debt ? debt.terms.words : "Nothing is owed for it.";
  const text = notify === "sms" ? " The code is texted as well." : "";
  return [
    element("p", { text: `${quantity(units, unit)} given. ${terms}${text}` }),
    ...codeCards(tokens, unit, spokenInOrder),
  ];
}

function field(label, control, hint) {
  return element(
    "div",
    { className: "field" },
    element("label", { for: control.id, text: label }),
    control,
    hint && element("p", { className: "hint", text: hint }),
  );
}

function input(id, name, mode = "text") {
  const given = { inputmode: mode, autocomplete: "off", maxlength: "120" };
  return element("input", { id, "data-field": name, ...given });
}

function choice(id, name, slugs) {
  const options = slugs.map((slug) =>
    element("option", { value: slug, text: slug && named(KINDS, slug) }),
  );
  return element("select", { id, "data-field": name }, ...options);
}

function check(id, text) {
  const box = element("input", { id, type: "checkbox", "data-field": "notify" });
  return element("label", { className: "check", for: id }, box, element("span", { text }));
}
