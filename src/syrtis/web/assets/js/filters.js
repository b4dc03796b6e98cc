/**
 * Explore's form: htmx swaps all that was found at once, so the focus has to be put back where it was.
 */

/** The id of what had the focus before a swap. */
let held = "";

let listening = false;

/** Watch for swaps, once. */
export function start() {
  if (listening) return;
  listening = true;
  document.addEventListener("htmx:before:swap", () => {
    held = document.activeElement?.id ?? "";
  });
  document.addEventListener("htmx:config:request", leaveOutTheEmpty);
  document.addEventListener("htmx:after:swap", () => {
    const now = held ? document.getElementById(held) : null;
    if (now && now !== document.activeElement) now.focus({ preventScroll: true });
  });
}

/** Keep fields that say nothing out of the address. @param {Event} event */
function leaveOutTheEmpty(event) {
  const body = /** @type {CustomEvent} */ (event).detail.ctx.request.body;
  if (!(body instanceof FormData)) return;
  for (const name of new Set(body.keys())) {
    const said = body.getAll(name).filter((value) => value !== "");
    body.delete(name);
    for (const value of said) body.append(name, value);
  }
}

/** The form of Explore, where there is one. @returns {HTMLFormElement | null} */
export function filters() {
  return document.querySelector("form#filters");
}

/**
 * Set fields of the form and send it. A field that the form lacks is made.
 * @param {Record<string, string>} fields
 */
export function narrow(fields) {
  const form = filters();
  if (!form) return;
  for (const [name, value] of Object.entries(fields)) field(form, name).value = value;
  form.requestSubmit();
}

/** @param {HTMLFormElement} form @param {string} name @returns {HTMLInputElement} */
function field(form, name) {
  const there = form.elements.namedItem(name);
  if (there instanceof HTMLInputElement) return there;
  const made = document.createElement("input");
  made.type = "hidden";
  made.name = name;
  form.append(made);
  return made;
}
