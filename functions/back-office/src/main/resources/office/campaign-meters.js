// A campaign's meters in one state, page by page on the screen and all of them as a CSV file.
import { get, pages, wordsOf } from "./api.js";
import { save } from "./csv.js";
import { moment } from "./decimals.js";
import { element } from "./element.js";
import { say } from "./forms.js";
import { CAMPAIGN_STATES, count, named } from "./words.js";

const COLUMNS = ["meterNumber", "state", "since", "problem", "reason"];

export function listOfMeters(id, state) {
  const path = `campaigns/${encodeURIComponent(id)}/meters`;
  const name = named(CAMPAIGN_STATES, state);
  const body = element("tbody", {});
  const more = button("More", () => next());
  const csv = button("Save as CSV", () => saveAll());
  const words = element("p", { className: "hint", role: "status" });
  const error = element("p", { className: "error", role: "alert" });
  let cursor;

  async function next() {
    try {
      const page = await get(path, { state, cursor });
      body.append(...page.meters.map(row));
      list.hidden = false;
      if (page.meters.some(({ reason }) => reason)) {
        list.classList.add("with-reasons");
      }
      cursor = page.cursor;
      more.hidden = !cursor;
      say(error, "");
    } catch (problem) {
      say(error, wordsOf(problem));
    }
  }

  async function saveAll() {
    csv.disabled = true;
    const rows = [];
    try {
      for await (const page of pages(path, { state })) {
        rows.push(...page.meters);
        say(words, `${count(rows.length)} meters read`);
      }
      save(`${id}-${state}.csv`, COLUMNS, rows);
      say(words, `${count(rows.length)} meters saved`);
    } catch (problem) {
      say(error, wordsOf(problem));
    }
    csv.disabled = false;
  }

  const list = table(`${name} meters`, body);
  list.hidden = true;
  next();
  return element(
    "section",
    { className: "listed", "aria-label": `${name} meters of ${id}` },
    list,
    error,
    element("div", { className: "actions" }, more, csv, words),
  );
}

function button(text, work) {
  const made = element("button", { type: "button", className: "plain", text });
  made.addEventListener("click", work);
  return made;
}

function table(caption, body) {
  const head = ["Meter", "Since", "Why"].map((text) => element("th", { scope: "col", text }));
  return element(
    "table",
    { className: "plain-rows" },
    element("caption", { text: caption }),
    element("thead", {}, element("tr", {}, ...head)),
    body,
  );
}

function row({ meterNumber, since, reason = "" }) {
  const link = element("a", { href: `#meters/${meterNumber}`, text: meterNumber });
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, link),
    element("td", { text: moment(since) }),
    element("td", { text: reason }),
  );
}
