// Keys of data entry; the page lists them. Alt and a letter, so that typing Vietnamese is never in the way.
import { cellOf, inputsOf } from "./cells.js";

export function keys(form, saver) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const letter = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && letter === "s") {
      event.preventDefault();
      saver.flush();
    } else if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      const next = form.querySelector("[data-next]");
      if (next) {
        event.preventDefault();
        next.click();
      }
    } else if (event.altKey && !event.ctrlKey && letter === "m") {
      event.preventDefault();
      nextWrong(form);
    } else if (event.altKey && !event.ctrlKey && form.contains(document.activeElement)) {
      const cell = cellOf(document.activeElement);
      if (cell && act(form, saver, cell, letter)) event.preventDefault();
    }
  });
}

function act(form, saver, cell, letter) {
  const state = { k: "nil", c: "unknown" }[letter];
  const radio = inputsOf(form, cell).find((one) => one.name === `s:${cell}` && one.value === state);
  if (state && radio) {
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }
  if (state) return putWord(form, saver, cell, state);
  if (letter === "l" && form.dataset.history) {
    saver.flush().then(() => (location.href = form.dataset.history.replace("__cell__", cell)));
    return true;
  }
  if (letter === "t") {
    const carry = form.querySelector(`button[name="carry"][value="${CSS.escape(cell.split(".")[0])}"]`);
    carry?.click();
    return Boolean(carry);
  }
  return false;
}

// In a table the state is written into the cell, in the words by which it is read.
function putWord(form, saver, cell, state) {
  const input = inputsOf(form, cell).find((one) => one.name === `t:${cell}`);
  if (!input || input.readOnly) return false;
  input.value = { nil: "Không có", unknown: "Chưa có số liệu" }[state];
  saver.change(cell, true);
  return true;
}

function nextWrong(form) {
  const wrong = [...form.querySelectorAll("[data-state=invalid],[data-state=doubtful],[data-state=conflict],.finding")];
  const here = document.activeElement;
  const after = wrong.find((one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && !one.contains(here));
  const target = after || wrong[0];
  const block = target?.closest("[data-cell]") || target;
  block?.querySelector("input,textarea,select")?.focus();
}
