// The table by keyboard: j and k go down and up, x chooses, Enter opens.
import "../js/choose_all.js";

const rows = [...document.querySelectorAll("tr[data-row]")];
let at = -1;

function go(to) {
  rows[at]?.classList.remove("ca-at");
  at = Math.max(0, Math.min(rows.length - 1, to));
  rows[at]?.classList.add("ca-at");
  rows[at]?.querySelector("th a")?.focus();
  rows[at]?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  if (event.key === "j") go(at + 1);
  else if (event.key === "k") go(at - 1);
  else if (event.key === "x" && at >= 0) rows[at].querySelector("input[type=checkbox]")?.click();
  else return;
  event.preventDefault();
});
