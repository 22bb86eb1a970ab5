// What all forms of the office do: say what is wrong at its field, and be busy once at a time.
import { wordsOf } from "./api.js";
import { element } from "./element.js";

/** Says a problem where it belongs: at the field that it names, or at the end of the form. */
export function showProblem(form, problem) {
  clearProblems(form);
  const field = fieldOf(form, problem.field);
  if (!field) {
    form.querySelector(".form-error").textContent = wordsOf(problem);
    return;
  }
  const closed = field.closest("details");
  if (closed) {
    closed.open = true;
  }
  const words = element("p", { className: "error", role: "alert", id: `${field.id}-error` });
  field.after(words);
  words.textContent = wordsOf(problem);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", words.id);
  field.focus();
}

export function clearProblems(form) {
  form.querySelector(".form-error").textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    document.getElementById(`${field.id}-error`)?.remove();
  }
}

/** `segment.meters[3]` is said at the field of `segment.meters`. */
function fieldOf(form, name) {
  const plain = String(name || "").replace(/\[.*/, "");
  return plain && form.querySelector(`[data-field="${CSS.escape(plain)}"]`);
}

/** Does the work of a form, unless it is being done; the button cannot be pressed meanwhile. */
export function onSubmit(form, work) {
  const button = form.querySelector("[type=submit]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    clearProblems(form);
    try {
      await work();
    } catch (problem) {
      showProblem(form, problem);
    } finally {
      button.disabled = false;
    }
  });
}

/** Stops the work of a form that cannot do without a field. */
export function required(id, detail) {
  if (value(id) === undefined) {
    throw { detail, field: document.getElementById(id).dataset.field };
  }
}

/** What stands in a field, or nothing when nothing does. */
export function value(id) {
  const text = document.getElementById(id).value.trim();
  return text === "" ? undefined : text;
}

/** Writes a text only where it changes: a live region would be read out again. */
export function say(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

/** A list of names and values; what has no value is left out. */
export function facts(pairs) {
  const list = element("dl", { className: "facts" });
  for (const [name, shown] of pairs) {
    if (shown !== undefined && shown !== null && shown !== "") {
      list.append(element("dt", { text: name }), element("dd", {}, shown));
    }
  }
  return list;
}
