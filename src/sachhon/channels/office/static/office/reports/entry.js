// The page of a section: autosave, tables, pasting, keys, presence. Without it the page is an ordinary form.
import * as cells from "./cells.js";
import { grids } from "./grid.js";
import { Keeper } from "./keeping.js";
import { keys } from "./keys.js";
import { pasting } from "./paste.js";
import { presence } from "./presence.js";
import { Saver } from "./saving.js";

const form = document.querySelector("form[data-entry]");
if (form) start(form);

function start(form) {
  const words = JSON.parse(document.getElementById("entry-words").textContent);
  const bar = document.querySelector("[data-status]");
  const keeper = new Keeper(`sachhon:${form.dataset.person}:${form.dataset.report}`);

  const says = {
    saving: () => status("saving", words.saving),
    saved: (answer) => {
      status(answer.wrong ? "wrong" : "saved", answer.note);
      findings(form, answer);
    },
    failed: () => status("failed", words.failed, words.retry, () => saver.flush()),
    closed: (why) => status("failed", words[why] || why),
  };
  const saver = new Saver(form, keeper, says);
  form.classList.add("is-live");

  function status(kind, text, action = "", act = null) {
    if (!bar) return;
    bar.dataset.kind = kind;
    bar.querySelector("[data-status-text]").textContent = text;
    const button = bar.querySelector("[data-status-action]");
    button.hidden = !action;
    button.textContent = action;
    button.onclick = act;
  }

  form.addEventListener("input", (event) => {
    const cell = cells.cellOf(event.target);
    if (!cell) return;
    cells.settleState(form, event.target);
    saver.change(cell);
  });
  form.addEventListener("change", (event) => {
    const cell = cells.cellOf(event.target);
    if (!cell) return;
    cells.settleState(form, event.target);
    saver.change(cell, true);
  });
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button && button.name === "carry") {
      event.preventDefault();
      await saver.flush();
      saver.send([["carry", button.value]]);
      return;
    }
    if (button && button.name && button.name !== "go") return;
    event.preventDefault();
    await saver.flush();
    const wrong = form.querySelector("[data-state=invalid],[data-state=doubtful],[data-state=conflict]");
    if (wrong) return wrong.querySelector("input,textarea,select")?.focus();
    if (!saver.clean) return;
    if (button && button.dataset.next) location.href = button.dataset.next;
    else status("saved", bar?.querySelector("[data-status-text]").textContent || words.saved);
  });

  document.querySelector("[data-money-unit]")?.addEventListener("change", async (event) => {
    await saver.flush();
    event.target.form.requestSubmit();
  });
  window.addEventListener("online", () => saver.flush());
  window.addEventListener("pagehide", () => saver.leave());
  window.addEventListener("beforeunload", (event) => {
    if (saver.tries) event.preventDefault();
  });

  restore();
  grids(form, saver, words);
  pasting(form, saver);
  keys(form, saver);
  presence(form);

  // What was kept on this machine and never saved comes back, with the version that it was typed over.
  function restore() {
    const kept = Object.entries(keeper.read()).filter(([cell]) => cells.wrapperOf(form, cell));
    const unit = kept.map(([, { unit }]) => unit).find((one) => one && one !== form.elements.money_unit.value);
    if (unit) {
      location.search = `?don-vi=${unit}`;
      return;
    }
    let count = 0;
    for (const [cell, { texts, base }] of kept) {
      const same = JSON.stringify(cells.textsOf(form, cell)) === JSON.stringify(texts);
      if (same) {
        keeper.drop(cell);
        continue;
      }
      cells.putTexts(form, cell, texts);
      if (base) saver.base[cell] = base;
      else delete saver.base[cell];
      saver.change(cell, true);
      count += 1;
    }
    if (count) status("saving", words.restored.replace("%s", count));
  }
}

function findings(form, answer) {
  for (const [field, html] of Object.entries(answer.findings || {})) {
    const place = form.querySelector(`[data-findings="${CSS.escape(field)}"]`);
    if (place && place.innerHTML !== html) place.innerHTML = html;
  }
  for (const [field, sums] of Object.entries(answer.totals || {})) {
    const grid = form.querySelector(`[data-grid="${CSS.escape(field)}"]`);
    grid?.querySelectorAll("[data-total]").forEach((cell) => (cell.textContent = sums[cell.dataset.total] || ""));
  }
  const summary = document.querySelector("[data-summary]");
  if (summary && answer.summary !== undefined) summary.innerHTML = answer.summary;
}
