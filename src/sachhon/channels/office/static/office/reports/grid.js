// Tables: rows are added from a pattern and removed by emptying them, so that both are ordinary, undoable saves.
import * as cells from "./cells.js";

export function grids(form, saver, words) {
  for (const grid of form.querySelectorAll("[data-grid]")) new Grid(form, grid, saver, words);
}

export function addRow(grid) {
  const pattern = grid.querySelector("template[data-pattern]");
  const body = grid.querySelector("tbody");
  if (!pattern || !body) return null;
  const number = Number(grid.dataset.next);
  grid.dataset.next = String(number + 1);
  const rows = Number(grid.dataset.rows);
  grid.dataset.rows = String(rows + 1);
  const html = pattern.innerHTML.replaceAll("__row__", String(number)).replaceAll("__place__", String(rows + 1));
  body.insertAdjacentHTML("beforeend", html);
  return body.lastElementChild;
}

class Grid {
  constructor(form, grid, saver, words) {
    Object.assign(this, { form, grid, saver, words });
    grid.addEventListener("click", (event) => this.click(event));
    grid.addEventListener("keydown", (event) => this.key(event));
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.addRow !== undefined) {
      event.preventDefault();
      focusFirst(addRow(this.grid));
    } else if (button.name.startsWith("x:")) {
      event.preventDefault();
      this.remove(button.closest("tr"));
    }
  }

  remove(row) {
    const before = new Map();
    for (const wrapper of row.querySelectorAll("[data-cell]")) {
      const cell = wrapper.dataset.cell;
      const texts = cells.textsOf(this.form, cell);
      if (!Object.values(texts).some((text) => text.trim())) continue;
      before.set(cell, texts);
      cells.putTexts(this.form, cell, Object.fromEntries(Object.keys(texts).map((name) => [name, ""])));
      this.saver.change(cell, true);
    }
    row.hidden = true;
    const next = [...this.grid.querySelectorAll("tbody tr:not([hidden]) [name^='x:']")].pop();
    const notice = document.createElement("tr");
    notice.className = "removed";
    const place = document.createElement("td");
    place.colSpan = row.children.length;
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "btn btn-sm btn-link";
    undo.textContent = this.words.undo;
    place.append(`${this.words.removed} ${row.querySelector("th").textContent}. `, undo);
    notice.append(place);
    row.after(notice);
    undo.addEventListener("click", () => {
      for (const [cell, texts] of before) {
        cells.putTexts(this.form, cell, texts);
        this.saver.change(cell, true);
      }
      row.hidden = false;
      notice.remove();
      focusFirst(row);
    });
    undo.focus();
    if (!next) undo.focus();
  }

  key(event) {
    const input = event.target;
    if (!input.matches("input,select,textarea") || event.isComposing) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.altKey && event.key.toLowerCase() === "n") {
      event.preventDefault();
      focusFirst(addRow(this.grid));
      return;
    }
    if (!step || event.ctrlKey || event.altKey) return;
    if (input.tagName === "TEXTAREA" || (input.tagName === "SELECT" && event.key !== "Enter")) return;
    if (event.key !== "Enter" && input.getAttribute("list")) return;
    event.preventDefault();
    const row = input.closest("tr");
    const column = [...row.children].indexOf(input.closest("td"));
    let target = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (target && (target.hidden || !target.dataset.row)) {
      target = step > 0 ? target.nextElementSibling : target.previousElementSibling;
    }
    if (!target && step > 0 && event.key === "Enter") target = addRow(this.grid);
    target?.children[column]?.querySelector("input,select,textarea")?.focus();
  }
}

function focusFirst(row) {
  row?.querySelector("input,select,textarea")?.focus();
}
