/** A claim and its words light up together, from either side; opening a note brings its words into view. */

/** @param {ParentNode} root */
export function start(root) {
  const evidence = /** @type {HTMLElement | null} */ (root.querySelector(".evidence"));
  if (!evidence || evidence.dataset.started) return;
  evidence.dataset.started = "yes";
  for (const kind of ["mouseover", "focusin"]) {
    evidence.addEventListener(kind, (event) => light(evidence, claimsOf(event.target)));
  }
  evidence.addEventListener("mouseleave", () => light(evidence, []));
  evidence.addEventListener("click", (event) => open(evidence, event));
  const current = evidence.querySelector(".beside[aria-current='true']");
  if (current instanceof HTMLElement) bringNote(evidence, current.dataset.claim ?? "");
}

/** The claims that an element tells of: several, where marks overlap. @param {EventTarget | null} target */
function claimsOf(target) {
  const near = target instanceof Element ? target.closest("[data-claims], [data-claim]") : null;
  if (!(near instanceof HTMLElement)) return [];
  return (near.dataset.claims ?? near.dataset.claim ?? "").split(" ").filter(Boolean);
}

/** @param {HTMLElement} evidence @param {string[]} claims */
function light(evidence, claims) {
  for (const lit of evidence.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const claim of claims.map(CSS.escape)) {
    const parts = evidence.querySelectorAll(`[data-claims~="${claim}"], [data-claim="${claim}"]`);
    for (const part of parts) part.classList.add("lit");
  }
}

/** @param {HTMLElement} evidence @param {MouseEvent} event */
function open(evidence, event) {
  const target = event.target;
  const [claim] = claimsOf(target);
  if (!claim || !(target instanceof Element) || target.closest("a, button, summary, input")) return;
  if (target.closest("mark")) bringNote(evidence, claim);
  else document.getElementById(`claim-${claim}`)?.scrollIntoView({ block: "center" });
}

/** Bring the note on a claim into view beside its words. @param {HTMLElement} evidence @param {string} claim */
function bringNote(evidence, claim) {
  const note = document.getElementById(`about-${claim}`);
  const column = evidence.querySelector(".claims-beside");
  if (!note || !column || column.scrollHeight <= column.clientHeight) return;
  const away = note.getBoundingClientRect().top - column.getBoundingClientRect().top;
  column.scrollTop += away - column.clientHeight / 3;
}
