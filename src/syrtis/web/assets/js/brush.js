/**
 * The brush over the time histogram: two handles that the pointer drags and arrow keys move, a column
 * at a time. It sets the form's `from` and `to`; the columns are links for whoever has no JavaScript.
 */
import { filters, narrow } from "./filters.js";

const SETTLED_MS = 350;

/**
 * @typedef {{first: string, last: string, count: string, item: HTMLElement}} Column
 * @typedef {{from: number, to: number}} Chosen  Columns, both included.
 */

/** Lay the brush over every histogram that has none yet. @param {ParentNode} root */
export function start(root) {
  for (const figure of root.querySelectorAll("[data-brush]")) {
    const columns = columnsOf(figure);
    if (columns.length > 1 && !figure.querySelector(".brush")) lay(figure, columns);
  }
}

/** @param {Element} figure @returns {Column[]} */
function columnsOf(figure) {
  const items = /** @type {NodeListOf<HTMLElement>} */ (figure.querySelectorAll("li[data-first]"));
  return [...items].map((item) => {
    const { first = "", last = "", count = "0" } = item.dataset;
    item.querySelector("a")?.setAttribute("tabindex", "-1");
    return { first, last, count, item };
  });
}

/** @param {Element} figure @param {Column[]} columns */
function lay(figure, columns) {
  const chosen = chosenNow(columns);
  const brush = element("div", "brush");
  const span = element("div", "brush-span");
  const said = element("span", "brush-said");
  const handles = [handle("from", "First day shown"), handle("to", "Last day shown")];
  brush.append(span, ...handles);
  figure.querySelector("figcaption")?.append(said);
  over(figure).append(brush);
  const show = () => draw({ span, said, handles, columns, chosen });
  listenToKeys(handles, { columns, chosen, show });
  listenToPointer(brush, { columns, chosen, show });
  show();
}

/** A box as large as the columns, to lay the brush in. @param {Element} figure */
function over(figure) {
  const list = figure.querySelector("ol");
  const box = element("div", "brushed");
  list?.replaceWith(box);
  if (list) box.append(list);
  return box;
}

/** What the form says now, as columns. @param {Column[]} columns @returns {Chosen} */
function chosenNow(columns) {
  const form = filters();
  const from = value(form, "from");
  const to = value(form, "to");
  const first = from ? columns.findIndex((column) => column.last >= from) : 0;
  const last = to ? columns.findLastIndex((column) => column.first <= to) : columns.length - 1;
  return { from: Math.max(first, 0), to: last < 0 ? columns.length - 1 : last };
}

/** @param {HTMLFormElement | null} form @param {string} name */
function value(form, name) {
  const there = form?.elements.namedItem(name);
  return there instanceof HTMLInputElement ? there.value : "";
}

/** @param {string} tag @param {string} name */
function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}

/** @param {string} end @param {string} label */
function handle(end, label) {
  const made = element("div", "brush-handle");
  made.id = `brush-${end}`;
  made.tabIndex = 0;
  made.setAttribute("role", "slider");
  made.setAttribute("aria-label", label);
  return made;
}

/** @param {{span: HTMLElement, said: HTMLElement, handles: HTMLElement[], columns: Column[], chosen: Chosen}} parts */
function draw({ span, said, handles, columns, chosen }) {
  const share = 100 / columns.length;
  const left = chosen.from * share;
  const right = (chosen.to + 1) * share;
  span.style.left = `${left}%`;
  span.style.width = `${right - left}%`;
  const first = columns[chosen.from]?.first ?? "";
  const last = columns[chosen.to]?.last ?? "";
  const whole = chosen.from === 0 && chosen.to === columns.length - 1;
  span.hidden = whole;
  said.textContent = whole ? "Drag over the columns to choose days" : `${first} to ${last}`;
  place(handles[0], { at: left, now: chosen.from, most: columns.length - 1, text: first });
  place(handles[1], { at: right, now: chosen.to, most: columns.length - 1, text: last });
  columns.forEach(({ item }, index) =>
    item.classList.toggle("chosen", !whole && index >= chosen.from && index <= chosen.to));
}

/** @param {HTMLElement | undefined} made @param {{at: number, now: number, most: number, text: string}} where */
function place(made, { at, now, most, text }) {
  if (!made) return;
  made.style.left = `${at}%`;
  made.setAttribute("aria-valuemin", "0");
  made.setAttribute("aria-valuemax", String(most));
  made.setAttribute("aria-valuenow", String(now));
  made.setAttribute("aria-valuetext", text);
}

/** Send the days to the form. @param {Column[]} columns @param {Chosen} chosen */
function send(columns, chosen) {
  const whole = chosen.from === 0 && chosen.to === columns.length - 1;
  narrow({
    from: whole ? "" : columns[chosen.from]?.first ?? "",
    to: whole ? "" : columns[chosen.to]?.last ?? "",
  });
}

/** @param {HTMLElement[]} handles @param {{columns: Column[], chosen: Chosen, show: () => void}} state */
function listenToKeys(handles, { columns, chosen, show }) {
  const last = columns.length - 1;
  let waiting = 0;
  /** @type {Record<string, (now: number) => number>} */
  const moves = {
    ArrowLeft: (now) => now - 1, ArrowDown: (now) => now - 1,
    ArrowRight: (now) => now + 1, ArrowUp: (now) => now + 1,
    PageDown: (now) => now - 7, PageUp: (now) => now + 7,
    Home: () => 0, End: () => last,
  };
  handles.forEach((made, index) => made.addEventListener("keydown", (event) => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    if (index === 0) chosen.from = clamp(move(chosen.from), 0, chosen.to);
    else chosen.to = clamp(move(chosen.to), chosen.from, last);
    show();
    clearTimeout(waiting);
    waiting = window.setTimeout(() => send(columns, chosen), SETTLED_MS);
  }));
}

/** @param {HTMLElement} brush @param {{columns: Column[], chosen: Chosen, show: () => void}} state */
function listenToPointer(brush, { columns, chosen, show }) {
  /** @type {{anchor: number} | null} */
  let drag = null;
  const under = (/** @type {PointerEvent} */ event) => {
    const box = brush.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return clamp(Math.floor(share * columns.length), 0, columns.length - 1);
  };
  const stretch = (/** @type {PointerEvent} */ event) => {
    if (!drag) return;
    const at = under(event);
    chosen.from = Math.min(drag.anchor, at);
    chosen.to = Math.max(drag.anchor, at);
    show();
  };
  brush.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const grabbed = /** @type {Element} */ (event.target).id;
    drag = { anchor: grabbed === "brush-from" ? chosen.to : grabbed === "brush-to" ? chosen.from : under(event) };
    brush.setPointerCapture(event.pointerId);
    if (!grabbed) stretch(event);
  });
  brush.addEventListener("pointermove", stretch);
  brush.addEventListener("pointerup", (event) => {
    if (!drag) return;
    stretch(event);
    drag = null;
    send(columns, chosen);
  });
  brush.addEventListener("pointercancel", () => { drag = null; });
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
