/**
 * Starts what a page asks for: each module is loaded only where the page has something for it.
 * Without any of it the pages still list, open and decide.
 */
import { startTheme } from "./js/theme.js";

/** @type {[string, () => Promise<{start: (root: ParentNode) => void}>][]} */
const PARTS = [
  ["[data-map]", () => import("./js/map.js")],
  ["[data-brush]", () => import("./js/brush.js")],
  [".evidence", () => import("./js/evidence.js")],
  ["form#filters", () => import("./js/filters.js")],
];

/** @type {Map<string, {start: (root: ParentNode) => void}>} */
const loaded = new Map();

/** Start the parts that stand below a node: at once where they were here before. @param {ParentNode} root */
function startParts(root) {
  for (const [selector, load] of PARTS) {
    if (!root.querySelector(selector)) continue;
    const there = loaded.get(selector);
    if (there) there.start(root);
    else void load().then((part) => { loaded.set(selector, part); part.start(root); });
  }
}

startTheme();
startParts(document);
document.addEventListener("htmx:after:swap", () => {
  startParts(document);
  document.dispatchEvent(new CustomEvent("room:started"));
});
void import("./js/keys.js").then((keys) => keys.start());
