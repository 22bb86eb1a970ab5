// The form by which an administrator begins a campaign.
import { get, post, wordsOf } from "./api.js";
import { waiting } from "./approvals.js";
import { baseDates } from "./base-dates.js";
import { element } from "./element.js";
import { onSubmit, required, say, value } from "./forms.js";
import { mayActAs, rolesInWords } from "./session.js";

const byId = (id) => document.getElementById(id);
let furnished = null;

/** @param begun is told the campaign that was begun */
export function startOrder(begun) {
  const form = byId("order-form");
  form.addEventListener("change", showFields);
  onSubmit(form, () => order(begun));
}

export function showOrder() {
  const may = mayActAs("admin");
  const words = `Beginning a campaign takes the role admin; yours is ${rolesInWords()}.`;
  byId("order").hidden = !may;
  byId("order-refused").hidden = may;
  say(byId("order-refused"), may ? "" : words);
  if (may) {
    furnished ||= furnish();
    showFields();
  }
}

function showFields() {
  const rollsOver = byId("order-kind").value === "roll-over";
  for (const part of document.querySelectorAll("[data-order-of]")) {
    part.hidden = (part.dataset.orderOf === "keys") !== rollsOver;
  }
  const group = byId("order-group");
  const mine = byId("order-utility").value;
  for (const option of group.options) {
    option.hidden = option.dataset.utility !== undefined && option.dataset.utility !== mine;
  }
  if (group.selectedOptions[0]?.hidden) {
    group.value = "";
  }
}

async function furnish() {
  byId("order-id").value ||= `roll-${new Date().toISOString().slice(0, 10)}`;
  try {
    const { utilities } = await get("utilities");
    byId("order-utility").replaceChildren(
      ...utilities.map(({ id, name }) => element("option", { value: id, text: name })),
    );
    const groups = new Map();
    for (const { keys } of await baseDates()) {
      keys.forEach((key) => groups.set(key.supplyGroup, key));
    }
    byId("order-group").append(
      ...[...groups.values()].map(({ supplyGroup, name, utility }) =>
        element("option", {
          value: supplyGroup,
          text: `${supplyGroup} ${name}`,
          "data-utility": utility,
        }),
      ),
    );
    showFields();
  } catch (problem) {
    furnished = null;
    say(byId("order-form").querySelector(".form-error"), wordsOf(problem));
  }
}

function body() {
  const rollsOver = value("order-kind") === "roll-over";
  required("order-id", "Give it a name: lower-case letters, digits and dashes.");
  required("order-reason", "Say why.");
  const revision = value("order-revision");
  const meters = (value("order-meters") || "").split(/[\s,;]+/).filter(Boolean);
  return {
    id: value("order-id"),
    kind: value("order-kind"),
    segment: {
      utility: value("order-utility"),
      ...(value("order-base") && { baseDate: Number(value("order-base")) }),
      ...(value("order-group") && { supplyGroup: value("order-group") }),
      ...(value("order-tariff") && { tariff: value("order-tariff") }),
      ...(meters.length > 0 && { meters }),
    },
    ...(rollsOver && revision && { target: { keyRevision: Number(revision) } }),
    ...(!rollsOver && { units: value("order-units"), budget: value("order-budget") }),
    ratePerMinute: Number(value("order-rate")),
    silentAfterDays: Number(value("order-silent")),
    reason: value("order-reason"),
    reasonCode: value("order-code"),
    texted: byId("order-texted").checked,
  };
}

async function order(begun) {
  const asked = body();
  const place = byId("order-waits");
  const answer = await post("campaigns", asked);
  if (answer.approval) {
    place.replaceChildren(
      waiting(answer.approval.id, async () => {
        finish(await post("campaigns", asked), begun);
      }),
    );
    return;
  }
  finish(answer, begun);
}

function finish(campaign, begun) {
  byId("order-waits").replaceChildren();
  byId("order").open = false;
  byId("order-id").value = "";
  byId("order-meters").value = "";
  begun(campaign);
}
