// A verdict by keyboard: t repeat, k different, b take it back, n and p the next and previous pair.
const keyed = [...document.querySelectorAll("[data-key]")];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const one = keyed.find((found) => found.dataset.key === event.key);
  if (one) { one.click(); event.preventDefault(); }
});
