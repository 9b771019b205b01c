// Tables that are typed into: keys move from cell to cell, a table from Excel is pasted over cells, rows are added.
// Without it the page is an ordinary form with some blank rows.
import { tableOf } from "../plans/pasted.js";

function start(table) {
  const body = table.tBodies[0];
  const cellsOf = (row) => [...row.querySelectorAll("td input:not([type=hidden]), td select")].filter((one) => !one.name.endsWith("-gone"));
  const rows = () => [...body.rows];

  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("input, select");
    if (!cell || event.isComposing) return;
    const row = cell.closest("tr");
    const column = cellsOf(row).indexOf(cell);
    if (column < 0) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    if (cell.tagName === "SELECT" && event.key !== "Enter") return;
    event.preventDefault();
    let next = row;
    next = step > 0 ? row.nextElementSibling || add() : row.previousElementSibling;
    const target = next && cellsOf(next)[column];
    if (target) {
      target.focus();
      if (target.select) target.select();
    }
  });

  table.addEventListener("paste", (event) => {
    const cell = event.target.closest("input, select");
    if (!cell) return;
    const pasted = tableOf(event.clipboardData).filter((line) => line.some((text) => text.trim()));
    if (!pasted.length || (pasted.length === 1 && pasted[0].length === 1)) return;
    event.preventDefault();
    const from = cellsOf(cell.closest("tr")).indexOf(cell);
    let row = cell.closest("tr");
    for (const line of pasted) {
      const cells = cellsOf(row);
      line.forEach((text, offset) => cells[from + offset] && put(cells[from + offset], text.trim()));
      row = row.nextElementSibling || add();
    }
    announce(table.dataset.pasted?.replace("{n}", pasted.length));
  });

  function put(cell, text) {
    if (cell.type === "checkbox") cell.checked = /^(x|v|1|có|yes|true|✓)$/i.test(text);
    else if (cell.tagName === "SELECT") {
      const wanted = plain(text);
      const found = [...cell.options].find((one) => plain(one.text) === wanted || one.value === text);
      if (found) cell.value = found.value;
      else cell.classList.add("is-invalid");
    } else cell.value = text;
    cell.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().replace(/\s+/g, " ").trim();
  }

  // A new row is the last one again, its cells blank and named for the next index.
  function add() {
    const last = rows().at(-1);
    const fresh = last.cloneNode(true);
    const number = Number(last.querySelector("[name]").name.match(/-(\d+)-/)[1]);
    for (const one of fresh.querySelectorAll("[name]")) {
      const name = one.name.replace(`-${number}-`, `-${number + 1}-`);
      if (one.id) one.id = `id_${name}`;
      one.name = name;
      one.classList.remove("is-invalid");
      one.setAttribute("aria-label", (one.getAttribute("aria-label") || "").replace(/\d+$/, rows().length + 1));
      if (one.type === "checkbox") one.checked = one.defaultChecked;
      else if (one.tagName === "SELECT") one.selectedIndex = 0;
      else one.value = "";
    }
    fresh.querySelectorAll(".field-error").forEach((one) => one.remove());
    fresh.querySelector("th").firstChild.textContent = String(rows().length + 1);
    body.append(fresh);
    return fresh;
  }

  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-sm btn-secondary as-more";
  button.textContent = table.dataset.more;
  button.addEventListener("click", () => cellsOf(add())[0].focus());
  table.closest(".grid-scroll").after(button);
}

function announce(words) {
  const place = document.getElementById("announce");
  if (place && words) place.textContent = words;
}

document.querySelectorAll("table[data-grid]").forEach(start);
