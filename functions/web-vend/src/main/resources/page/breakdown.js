// Every part of a price: one table, whose rows add up to what is paid.
import { word } from "./words.js";
import { equal, isZero, money, quantity, sum } from "./decimals.js";
import { element } from "./element.js";

/**
 * @param sale {tender, currency, lines, unit}
 */
export function linesTable(sale) {
  const total = sum(sale.lines.flatMap((line) => [line.net, line.tax]));
  if (!equal(total, sale.tender)) {
    return element("p", { className: "error", text: word("doesNotAddUp") });
  }
  return element(
    "table",
    {},
    element("caption", { text: word("linesCaption") }),
    element("thead", {}, headRow()),
    element("tbody", {}, ...sale.lines.map((line) => lineRow(line, sale))),
    element("tfoot", {}, footRow(total, sale)),
  );
}

function headRow() {
  const head = (key, className) =>
    element("th", { scope: "col", text: word(key), ...(className && { className }) });
  return element(
    "tr",
    {},
    head("columnItem"),
    head("columnNet", "wide"),
    head("columnTax", "wide"),
    head("columnSum"),
  );
}

function lineRow(line, sale) {
  const { currency } = sale;
  const both = word("netAndTax", {
    net: money(line.net, currency),
    tax: money(line.tax, currency),
  });
  // A description that says how much was bought needs no line below to say so.
  const untold = line.units && !isZero(line.units) && !line.description.includes(line.units);
  const bought = untold && quantity(line.units, sale.unit);
  const item = element("th", { scope: "row", text: line.description });
  if (bought) {
    item.append(element("small", { text: bought }));
  }
  item.append(element("small", { className: "narrow", text: both }));
  return element(
    "tr",
    {},
    item,
    element("td", { className: "wide", text: money(line.net, currency) }),
    element("td", { className: "wide", text: money(line.tax, currency) }),
    element("td", { text: money(sum([line.net, line.tax]), currency) }),
  );
}

function footRow(total, { lines, currency }) {
  const added = (part) => money(sum(lines.map((line) => line[part])), currency);
  return element(
    "tr",
    {},
    element("th", { scope: "row", text: word("total") }),
    element("td", { className: "wide", text: added("net") }),
    element("td", { className: "wide", text: added("tax") }),
    element("td", { text: money(total, currency) }),
  );
}
