/**
 * Choices kept in this browser: one button each in the masthead, pressed through its values. A browser that
 * keeps nothing holds them until the page is left.
 */

/** @typedef {{key: string, label: string, values: string[], apply: (value: string) => void}} Choice */

/** @type {Map<string, string>} */
const here = new Map();

/** What was chosen; the first value where nothing was. @param {Choice} choice */
export function chosen({ key, values }) {
  const kept = here.get(key) ?? stored(key);
  return values.find((value) => value === kept) ?? values[0] ?? "";
}

/** Put the button of a choice into the masthead and apply what was chosen. @param {Choice} choice */
export function offer(choice) {
  choice.apply(chosen(choice));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "switch";
  button.dataset.choice = choice.key;
  const say = () => { button.textContent = `${choice.label}: ${chosen(choice)}`; };
  button.addEventListener("click", () => {
    const at = choice.values.indexOf(chosen(choice));
    keep(choice.key, choice.values[(at + 1) % choice.values.length] ?? "");
    choice.apply(chosen(choice));
    say();
  });
  say();
  document.querySelector("[data-theme-slot]")?.append(button);
}

/** @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(`syrtis-${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function keep(key, value) {
  here.set(key, value);
  try {
    localStorage.setItem(`syrtis-${key}`, value);
  } catch {
    /* kept in `here` alone */
  }
}
