// The meter desk: whoever calls is found by meter number, account or phone.
import { get } from "./api.js";
import { element } from "./element.js";
import { onSubmit, say } from "./forms.js";
import { showMeter } from "./meter.js";

const byId = (id) => document.getElementById(id);
let started = false;

export const metersRoom = {
  enter([number]) {
    if (!started) {
      started = true;
      onSubmit(byId("search"), search);
    }
    byId("found").replaceChildren();
    if (number) {
      byId("looked-for").value = number;
      showMeter(number);
    } else {
      byId("meter").replaceChildren();
      byId("looked-for").focus();
    }
  },
  leave() {
    // What was read out to one caller is not left on the screen for the next.
    byId("meter").replaceChildren();
  },
};

async function search() {
  const text = byId("looked-for").value.trim();
  byId("meter").replaceChildren();
  byId("found").replaceChildren();
  if (text === "") {
    byId("looked-for").focus();
    return;
  }
  const meters = await find(text);
  if (meters.length === 1) {
    goTo(meters[0].meterNumber);
    return;
  }
  say(byId("found-said"), `${meters.length} meters found`);
  byId("found").replaceChildren(list(meters));
}

function goTo(number) {
  say(byId("found-said"), "");
  location.hash === `#meters/${number}`
    ? showMeter(number)
    : (location.hash = `#meters/${number}`);
}

/** In the order of what it looks like most; what the last one says, is said. */
async function find(text) {
  const plain = text.replace(/[\s()\u00a0-]/g, "");
  const byMeter = async () => [await get(`meters/${encodeURIComponent(plain)}`)];
  const by = (name, asked) => async () => (await get("meters", { [name]: asked })).meters;
  const byAccount = by("account", text);
  const byPhone = by("phone", plain.startsWith("+") ? plain : `+${plain}`);
  const isDigits = /^\d{8,}$/.test(plain);
  const ways = isDigits ? [byMeter, byPhone, byAccount] : [byAccount];
  if (plain.startsWith("+")) {
    ways.unshift(byPhone);
  }
  let first;
  for (const way of ways) {
    try {
      const meters = await way();
      if (meters.length > 0) {
        return meters;
      }
    } catch (problem) {
      if (problem.mayPass || problem.status === 401 || problem.status === 403) {
        throw problem;
      }
      first ||= problem;
    }
  }
  throw first || { detail: "No meter has this account or phone." };
}

function list(meters) {
  return element(
    "ul",
    { className: "meters" },
    ...meters.map(({ meterNumber, holder, address, resource, status }) =>
      element(
        "li",
        {},
        element("a", { href: `#meters/${meterNumber}`, text: meterNumber }),
        element("span", { text: [holder, address].filter(Boolean).join(", ") }),
        element("span", { className: "hint", text: `${resource}, ${status}` }),
      ),
    ),
  );
}

