/**
 * Keys do what the page's own links and buttons do: the table of keys comes from the server, which also
 * prints it as help. Nothing happens while somebody types, nor with Ctrl, Alt or Meta held, nor where the
 * reader has switched keys off (some speak to their machine, and every word is a string of keys).
 *
 * @typedef {{keys: string[], action: string, words: string, pages: string[]}} Binding
 */

import { chosen, offer } from "./choice.js";

const SWITCH = { key: "keys", label: "Keys", values: ["on", "off"], apply: () => {} };

/** Fetch the table and listen. */
export async function start() {
  const answer = await fetch("/keys.json").catch(() => null);
  if (!answer?.ok) return;
  const table = /** @type {Binding[]} */ (await answer.json());
  const here = table.filter(({ pages }) => pages.includes("*") || pages.includes(document.body.dataset.page ?? ""));
  const byKey = new Map(here.flatMap(({ keys, action }) => keys.map((key) => /** @type {const} */ ([key, action]))));
  offer(SWITCH);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (typing(event.target) || chosen(SWITCH) === "off") return;
    if (event.key.startsWith("Arrow") && !inRow(event.target)) return;
    const action = byKey.get(event.key);
    if (action && act(action)) event.preventDefault();
  });
}

/** Arrows scroll the page, except from row to row. @param {EventTarget | null} target */
function inRow(target) {
  return target instanceof Node && rows().some((row) => row.contains(target));
}

/** @param {EventTarget | null} target */
function typing(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select, canvas, [role='slider']")) return true;
  return target.matches("input:not([type='checkbox'], [type='radio'], [type='submit'], [type='button'])");
}

/** Do what an action names; false where this page has nothing for it. @param {string} action */
function act(action) {
  if (action === "search") return focus("input[type='search'], form.search input");
  const there = [...document.querySelectorAll(`[data-action="${CSS.escape(action)}"]`)].find(seen);
  if (there instanceof HTMLElement) {
    there.click();
    return true;
  }
  if (action === "next" || action === "previous") return step(action === "next" ? 1 : -1);
  if (action === "open") return openRow();
  return false;
}

/** @param {Element} one */
function seen(one) {
  return one instanceof HTMLElement && one.checkVisibility() && !one.matches(":disabled");
}

/** @param {string} selector */
function focus(selector) {
  const there = document.querySelector(selector);
  if (!(there instanceof HTMLElement)) return false;
  there.focus();
  return true;
}

/** The rows that keys walk along: of a list, a queue, or the claims beside a text. */
function rows() {
  const found = document.querySelectorAll("table.list tbody tr, [data-row], .claims-beside [data-claim]");
  return /** @type {HTMLElement[]} */ ([...found].filter(seen));
}

/** Move to the next or previous row. @param {number} by */
function step(by) {
  const all = rows();
  const now = all.findIndex((row) => row.contains(document.activeElement));
  const to = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
  const link = to?.querySelector("a, button");
  if (!(link instanceof HTMLElement)) return false;
  link.focus();
  to?.scrollIntoView({ block: "nearest" });
  return true;
}

/** Open the row that has the focus. */
function openRow() {
  const row = rows().find((one) => one.contains(document.activeElement));
  const link = row?.querySelector("a");
  if (!link || link === document.activeElement) return false;
  link.click();
  return true;
}
