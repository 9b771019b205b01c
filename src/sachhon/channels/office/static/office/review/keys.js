// The workspace by keyboard: j and k go from one flagged field to the next, r opens its remark.
const flagged = [...document.querySelectorAll("[data-flagged]")];
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
const place = () => flagged.findIndex((field) => field === document.activeElement || field.contains(document.activeElement));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const at = place();
  if (event.key === "j" || event.key === "k") {
    if (!flagged.length) return;
    const next = event.key === "j" ? Math.min(at + 1, flagged.length - 1) : Math.max(at - 1, 0);
    flagged[next].focus();
    flagged[next].scrollIntoView({ block: "center" });
    event.preventDefault();
  } else if (event.key === "r" && at >= 0) {
    const add = flagged[at].querySelector(".rv-add");
    if (!add) return;
    add.open = true;
    add.querySelector("textarea").focus();
    event.preventDefault();
  }
});
