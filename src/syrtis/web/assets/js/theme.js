/** Light, dark, or as the reader's machine says. */
import { offer } from "./choice.js";

/** Put the switch into the masthead and apply what was chosen before. */
export function startTheme() {
  offer({
    key: "theme",
    label: "Theme",
    values: ["auto", "light", "dark"],
    apply: (value) => {
      document.documentElement.dataset.theme = value;
      document.dispatchEvent(new CustomEvent("room:theme"));
    },
  });
}
