// Scoring by keyboard: Enter goes to the next box, Ctrl+Enter saves, n and p go to the next and previous task.
const form = document.querySelector("[data-scores]");
const boxes = form ? [...form.querySelectorAll("input.form-control")] : [];
const links = [...document.querySelectorAll("a[data-key]")];

if (form && !document.querySelector("[data-focus]")) (boxes.find((box) => !box.value) ?? boxes[0])?.focus();

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) {
    form.requestSubmit(document.getElementById("save-next"));
    event.preventDefault();
  } else if (event.key === "Enter" && boxes.includes(event.target)) {
    const next = boxes[boxes.indexOf(event.target) + 1] ?? form.querySelector("textarea");
    next.focus();
    next.select?.();
    event.preventDefault();
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest("input, textarea, select")) {
    const link = links.find((one) => one.dataset.key === event.key);
    if (link) { link.click(); event.preventDefault(); }
  }
});
