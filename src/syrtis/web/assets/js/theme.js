/** Light, dark, or as the machine says: kept in this browser only. */

const NAMES = /** @type {const} */ (["auto", "light", "dark"]);
const WORDS = { auto: "Theme: auto", light: "Theme: light", dark: "Theme: dark" };
const KEY = "syrtis-theme";

/** Put the switch into the masthead and apply what was chosen before. */
export function startTheme() {
  const root = document.documentElement;
  const kept = read();
  root.dataset.theme = kept;
  const slot = document.querySelector("[data-theme-slot]");
  if (!slot) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.textContent = WORDS[kept];
  button.addEventListener("click", () => {
    const next = NAMES[(NAMES.indexOf(read()) + 1) % NAMES.length] ?? "auto";
    write(next);
    root.dataset.theme = next;
    button.textContent = WORDS[next];
    document.dispatchEvent(new CustomEvent("room:theme"));
  });
  slot.replaceChildren(button);
}

/** What was chosen, `auto` where nothing was or nothing may be kept. @returns {"auto"|"light"|"dark"} */
function read() {
  try {
    return NAMES.find((name) => name === localStorage.getItem(KEY)) ?? "auto";
  } catch {
    return chosenHere;
  }
}

/** @type {"auto"|"light"|"dark"} */
let chosenHere = "auto";

/** Keep a choice, for this page alone where the browser keeps nothing. @param {"auto"|"light"|"dark"} name */
function write(name) {
  chosenHere = name;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    /* A browser that keeps nothing still shows what was chosen, until the page is left. */
  }
}
