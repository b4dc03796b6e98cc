/**
 * Explore's form: htmx swaps all that was found at once, so the focus has to be put back where it was.
 */

const NARROW = "(max-width: 60rem)";

/** What had the focus before a swap, and which facets were open: by their ids. */
let held = "";
/** @type {Map<string, boolean>} */
let open = new Map();

let listening = false;

/** Watch for swaps, once; on a narrow screen, fold what is not chosen. */
export function start() {
  if (listening) return;
  listening = true;
  if (matchMedia(NARROW).matches) {
    for (const facet of facets()) facet.open = Boolean(facet.querySelector("input:checked"));
  }
  document.addEventListener("htmx:config:request", leaveOutTheEmpty);
  document.addEventListener("htmx:before:response", openWhatWasRefused);
  document.addEventListener("htmx:error", sayThatNobodyAnswers);
  document.addEventListener("htmx:before:swap", () => {
    held = document.activeElement?.id ?? "";
    open = new Map(facets().map((facet) => [facet.id, facet.open]));
  });
  document.addEventListener("room:started", () => {
    for (const facet of facets()) facet.open = open.get(facet.id) ?? facet.open;
    const now = held ? document.getElementById(held) : null;
    if (now && now !== document.activeElement) now.focus({ preventScroll: true });
  });
}

/** @returns {HTMLDetailsElement[]} */
function facets() {
  return [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.facet"))];
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

/** A refusal is a page of its own: open it, and leave the list as it is. @param {Event} event */
function openWhatWasRefused(event) {
  const { response, request } = /** @type {CustomEvent} */ (event).detail.ctx;
  if (response.status < 400) return;
  event.preventDefault();
  location.assign(request.action);
}

/** Where no answer comes at all, what stands there is of an earlier choice: say so. */
function sayThatNobodyAnswers() {
  const said = document.querySelector(".results .said");
  if (!said) return;
  said.className = "said problem";
  said.textContent = "The room does not answer; is it still open? What is shown was chosen before.";
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
