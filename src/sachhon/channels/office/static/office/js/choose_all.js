// A box over a column of boxes: choosing it chooses all of them; it shows a dash while only some are chosen.
for (const all of document.querySelectorAll("input[data-chooses]")) {
  const boxes = () => [...document.querySelectorAll(`input[type=checkbox][name="${all.dataset.chooses}"]`)];
  const show = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    all.checked = chosen > 0 && chosen === boxes().length;
    all.indeterminate = chosen > 0 && !all.checked;
  };
  all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
  document.addEventListener("change", (event) => { if (event.target.name === all.dataset.chooses) show(); });
  show();
}
