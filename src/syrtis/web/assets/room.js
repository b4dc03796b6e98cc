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

/** Start the parts that stand below a node. @param {ParentNode} root */
async function startParts(root) {
  for (const [selector, load] of PARTS) {
    if (root.querySelector(selector)) (await load()).start(root);
  }
}

startTheme();
startParts(document);
document.addEventListener("htmx:after:swap", async () => {
  await startParts(document);
  document.dispatchEvent(new CustomEvent("room:started"));
});
import("./js/keys.js").then((keys) => keys.start());
