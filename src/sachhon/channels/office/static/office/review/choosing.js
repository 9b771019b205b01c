// "Choose all" of a table: ticks the boxes of the page that is shown, and follows them.
for (const form of document.querySelectorAll("[data-chooses]")) {
  const all = form.querySelector("[data-choose-all]");
  const boxes = [...form.querySelectorAll("input[type=checkbox][name=unit]")];
  if (!all || !boxes.length) continue;
  const show = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; show(); });
  form.addEventListener("change", (event) => { if (event.target !== all) show(); });
  show();
}
