// The review by keyboard: j and k go down and up, the keys that a row's buttons name press them, x chooses the row.
import "../js/choose_all.js";

const rows = [...document.querySelectorAll("section[data-row]")];
let at = -1;

function go(to) {
  rows[at]?.classList.remove("arr-at");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.classList.add("arr-at");
  rows[at]?.focus({ preventScroll: true });
  rows[at]?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "x" && at >= 0) rows[at].querySelector("input[type=checkbox]")?.click();
  else {
    const button = at >= 0 && [...rows[at].querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key);
    if (!button) return;
    button.click();
  }
  event.preventDefault();
});
