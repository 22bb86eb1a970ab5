// Everything that was made for a meter, the newest first, with its codes to be read out again.
import { get, wordsOf } from "./api.js";
import { codeCards } from "./codes.js";
import { isZero, moment, money, quantity } from "./decimals.js";
import { element } from "./element.js";
import { say } from "./forms.js";
import { KINDS, UNITS, named } from "./words.js";

/** @param first the first page, {vends, cursor} */
export function madeFor({ meter, reserve }, first) {
  const list = element("ul", { className: "vends" });
  const more = element("button", { type: "button", className: "plain", text: "More" });
  const error = element("p", { className: "error", role: "alert" });
  // How far a text is stands with what was given, under the same id.
  const texts = new Map(reserve.grants.map(({ id, text }) => [id, text]));
  let cursor;
  const add = (page) => {
    cursor = page.cursor;
    more.hidden = !cursor;
    list.append(...page.vends.map((vend) => item(vend, UNITS[meter.resource], texts)));
  };
  more.addEventListener("click", async () => {
    try {
      add(await get(vendsOf(meter.meterNumber), { cursor }));
      say(error, "");
    } catch (problem) {
      say(error, wordsOf(problem));
    }
  });
  add(first);
  return element(
    "section",
    { className: "card", id: "made-before", "aria-labelledby": "made-before-heading" },
    element("h2", { id: "made-before-heading", text: "Made for it" }),
    first.vends.length === 0 ? element("p", { text: "Nothing so far." }) : list,
    error,
    more,
  );
}

export function vendsOf(meterNumber) {
  return `meters/${encodeURIComponent(meterNumber)}/vends`;
}

function item(vend, unit, texts) {
  const { kind, at, reason, held, tokens } = vend;
  const added = vend.units && !isZero(vend.units) && quantity(vend.units, unit);
  const paid = !isZero(vend.amount) && money(vend.amount, vend.currency);
  const text = texts.get(vend.id);
  const words = [
    moment(at),
    vend.by,
    vend.approvedBy && `agreed by ${vend.approvedBy}`,
    vend.campaign && `campaign ${vend.campaign}`,
    text && `text ${text}`,
    held && "waits for the partner's confirmation",
    reason,
  ];
  return element(
    "li",
    {},
    element("strong", { text: [named(KINDS, kind), paid, added].filter(Boolean).join(", ") }),
    element("small", { text: words.filter(Boolean).join(" · ") }),
    tokens.length > 0 && again(tokens, unit),
  );
}

/** A code that was lost is read out again; it works once all the same. */
function again(tokens, unit) {
  return element(
    "details",
    {},
    element("summary", { text: tokens.length === 1 ? "Its code again" : "Its codes again" }),
    ...codeCards(tokens, unit),
  );
}
