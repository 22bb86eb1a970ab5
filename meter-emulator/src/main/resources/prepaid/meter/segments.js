/* The eight digits of the display: fourteen segments each, and a point. */

export const DIGITS = 8;

// The page has drawings of its own: their name space is ours.
const SVG = document.querySelector("svg").namespaceURI;
const DIGIT_WIDTH = 70;

const PATHS = {
  a: "M13 8h34", b: "M52 13v32", c: "M52 55v32", d: "M13 92h34", e: "M8 55v32", f: "M8 13v32",
  g: "M13 50h13", n: "M34 50h13", i: "M30 16v27", l: "M30 57v27",
  h: "M15 17l9 24", j: "M45 17l-9 24", k: "M24 59l-9 24", m: "M36 59l9 24",
};

const SHAPES = {
  0: "abcdef", 1: "bc", 2: "abgned", 3: "abngcd", 4: "fgnbc", 5: "afgncd", 6: "afgnecd", 7: "abc",
  8: "abcdefgn", 9: "abcdfgn",
  A: "abcefgn", B: "abcdnil", C: "adef", D: "abcdil", E: "adefgn", F: "aefgn", G: "acdefn",
  H: "bcefgn", I: "adil", J: "bcde", K: "efgjm", L: "def", M: "bcefhj", N: "bcefhm", O: "abcdef",
  P: "abefgn", Q: "abcdefm", R: "abefgnm", S: "acdfgn", T: "ail", U: "bcdef", V: "efjk",
  W: "bcefkm", X: "hjkm", Y: "bcdfgn", Z: "adjk", "+": "gnil", "-": "gn", "/": "jk", _: "d",
};

const element = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
};

/** Draws eight dark digits into a place; the answer is what lights them. */
export function display(place) {
  const svg = element("svg", {
    viewBox: `-6 0 ${DIGITS * DIGIT_WIDTH + 4} 100`, "aria-hidden": "true", focusable: "false",
  });
  const cells = [];
  for (let index = 0; index < DIGITS; index++) {
    const group = element("g", {
      transform: `translate(${index * DIGIT_WIDTH + 8}) skewX(-6)`,
    });
    const parts = new Map();
    for (const [name, path] of Object.entries(PATHS)) {
      parts.set(name, element("path", { d: path, class: "segment" }));
    }
    parts.set(".", element("circle", { cx: 63, cy: 92, r: 5, class: "point" }));
    group.append(...parts.values());
    svg.append(group);
    cells.push(parts);
  }
  place.replaceChildren(svg);
  return (text) => light(cells, text);
}

/** A character and the point behind it share a digit. */
function characters(text) {
  return text.toUpperCase().match(/[^.]\.?|\./g) || [];
}

/** Numbers stand on the right, words on the left. */
function placed(text) {
  const parts = characters(text).slice(-DIGITS);
  const blank = Array.from({ length: DIGITS - parts.length }, () => " ");
  return /^[-+0-9. ]*$/.test(text) ? [...blank, ...parts] : [...parts, ...blank];
}

function light(cells, text) {
  placed(text).forEach((part, index) => {
    const lit = new Set(SHAPES[part[0]] || "");
    if (part.includes(".")) {
      lit.add(".");
    }
    for (const [name, segment] of cells[index]) {
      segment.classList.toggle("lit", lit.has(name));
    }
  });
}
