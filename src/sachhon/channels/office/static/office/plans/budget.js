// The budget's page: it adds itself up while somebody types, says which cell would reconcile what is off, saves what
// changed with its version, moves by keys and takes tables from Excel. Without it the page is an ordinary form.
import { Matrix, outlined, parts, place, reconcile } from "./arithmetic.js";
import { tableOf } from "./pasted.js";

function start(form) {
  const data = JSON.parse(document.getElementById("budget-data").textContent);
  const table = form.querySelector("table.budget");
  const status = document.querySelector("[data-status]");
  const hints = document.querySelector("[data-hints]");
  const base = JSON.parse(data.base);
  const waiting = new Set();
  let [timer, sending, redo] = [0, false, false];
  const columnsOf = new Map(data.columns.map((column) => [column.id, column]));

  // ---- what stands on the page
  const input = (name) => form.elements[`c:${name}`];
  const rows = () => [...table.tBodies[0].rows];

  function figure(text, factor) {
    const plain = text.trim();
    if (/^[-–—]+$/.test(plain)) return 0;
    if (!/^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(plain)) return null;
    const [whole, decimals = ""] = plain.replaceAll(".", "").split(",");
    const places = String(factor).length - 1;
    if (decimals.replace(/0+$/, "").length > places) return null;
    return Number(whole) * factor + Number(decimals.padEnd(places, "0").slice(0, places) || 0);
  }

  function words(amount, factor = data.factor) {
    const places = String(factor).length - 1;
    const text = String(Math.abs(amount)).padStart(places + 1, "0");
    const whole = text.slice(0, text.length - places).replace(/\B(?=(\d{3})+$)/g, ".");
    const decimals = places ? text.slice(-places).replace(/0+$/, "") : "";
    return `${amount < 0 ? "-" : ""}${whole}${decimals ? `,${decimals}` : ""}`;
  }

  function matrixNow() {
    const shown = rows().filter((row) => [...row.querySelectorAll("input,textarea")].some((one) => one.value.trim()));
    const numbers = shown.map((row) => Number(row.dataset.row));
    const named = numbers.map((row) => ({
      number: input(`${row}.number`)?.value.trim() || "",
      title: input(`${row}.title`)?.value.trim() || "",
    }));
    const closing = named.map(({ number, title }) => ({
      number,
      total: data.totals.includes(title.toLowerCase().replace(/\s+/g, " ")),
      subtotal: !number && /^(cộng|tổng) /i.test(title) && !data.totals.includes(title.toLowerCase().replace(/\s+/g, " ")),
    }));
    const lines = outlined(closing).map((line, at) => ({
      ...line,
      price: line.kind === "line" ? data.prices[numbers[at]] ?? null : null,
    }));
    const amounts = new Map();
    const quantities = new Map();
    numbers.forEach((row, line) => {
      for (const { id } of data.columns) {
        const text = input(`${row}.${id}`)?.value || "";
        if (!text.trim()) continue;
        if (id.endsWith(".quantity")) {
          const value = figure(text, 1000);
          if (value !== null) quantities.set(place(line, Number(id.slice(0, 4)), "", "quantity"), value);
        } else if (id.endsWith(".amount") || id === "total" || data.sources.includes(id)) {
          const value = figure(text, data.factor);
          const year = id.endsWith(".amount") ? Number(id.slice(0, 4)) : 0;
          if (value !== null) amounts.set(place(line, year, data.sources.includes(id) ? id : ""), value);
        }
      }
    });
    return { matrix: new Matrix({ ...data, lines, amounts, quantities }), numbers, named };
  }

  // ---- sums, marks, hints
  function addUp() {
    const { matrix, numbers, named } = matrixNow();
    const put = (name, amount) => {
      const cell = table.querySelector(`[data-sum="${name}"]`);
      if (cell) cell.textContent = amount === null ? "" : words(amount);
    };
    rows().forEach((row) => {
      const line = numbers.indexOf(Number(row.dataset.row));
      put(`years:${row.dataset.row}`, line < 0 ? null : matrix.overYears(line));
      put(`sources:${row.dataset.row}`, line < 0 ? null : matrix.overSources(line));
      if (line >= 0) row.dataset.kind = matrix.lines[line].kind;
      for (const { id, year } of data.columns) suggest(row.dataset.row, line, id, year, matrix);
    });
    for (const year of data.years) put(`all:${year}.amount`, matrix.overAll(year));
    put("all:total", matrix.overAll());
    put("all:years", added(data.years.map((year) => matrix.overAll(year))));
    for (const source of data.sources) put(`all:${source}`, matrix.overAll(0, source));
    put("all:sources", added(matrix.counted.map((source) => matrix.overAll(0, source))));
    judge(matrix, numbers, named);
  }

  function suggest(row, line, id, year, matrix) {
    const cell = input(`${row}.${id}`);
    if (!cell || (!id.endsWith(".amount") && id !== "total" && !data.sources.includes(id))) return;
    const sums = line >= 0 && (matrix.lines[line].below.length || id === "total");
    const worth = sums ? matrix.worth(line, year, data.sources.includes(id) ? id : "") : null;
    cell.placeholder = worth === null || cell.value.trim() ? "" : words(worth);
  }

  function judge(matrix, numbers, named) {
    const { proved, faults } = reconcile(matrix);
    const nameOf = (key) => `${numbers[parts(key).line]}.${columnOf(key)}`;
    table.querySelectorAll(".is-off,.is-culprit").forEach((cell) => cell.classList.remove("is-off", "is-culprit"));
    const mark = (key, kind) => table.querySelector(`[data-cell="${nameOf(key)}"]`)?.classList.add(kind);
    const list = document.createElement("ol");
    for (const { broken, proposals } of faults) {
      const item = list.appendChild(document.createElement("li"));
      const said = item.appendChild(document.createElement("ul"));
      said.className = "budget-broken";
      for (const one of broken) {
        mark(one.result, "is-off");
        const told = { where: where(one.result, named), stated: words(one.stated), computed: words(one.computed) };
        said.appendChild(document.createElement("li")).textContent = fill(data.words.broken, told);
      }
      if (proposals.length) mark(proposals[0].place, "is-culprit");
      for (const one of proposals.slice(0, 4)) item.append(way(one, nameOf, named));
    }
    for (const key of matrix.overItsWhole()) {
      const { line, year, source } = parts(key);
      const whole = matrix.amounts.get(place(line, year, data.parts[source]));
      const told = { part: words(matrix.amounts.get(key)), whole: words(whole), row: named[line].number || named[line].title };
      list.appendChild(document.createElement("li")).textContent = fill(data.words.part, told);
      mark(key, "is-off");
    }
    const verdict = document.createElement("p");
    verdict.className = `budget-verdict${list.children.length ? " is-off" : ""}`;
    verdict.textContent = list.children.length
      ? fill(data.words.off, { n: list.children.length })
      : proved.length ? fill(data.words.agrees, { n: proved.length }) : data.words.nothing;
    const before = hints.textContent;
    const box = document.createElement("div");
    box.append(verdict, ...(list.children.length ? [list] : []));
    if (box.textContent !== before) hints.replaceChildren(box);
  }

  function way({ place: key, stated, should }, nameOf, named) {
    const { of } = parts(key);
    const shown = (value) => words(value, of === "quantity" ? 1000 : data.factor);
    const line = document.createElement("p");
    line.className = "budget-way";
    const told = { where: where(key, named), stated: stated === null ? "" : shown(stated), should: shown(should) };
    line.append(fill(stated === null ? data.words.blank : data.words.should, told));
    if (of === "price") return line;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-sm btn-secondary";
    button.textContent = fill(data.words.apply, told);
    button.addEventListener("click", () => {
      const cell = input(nameOf(key));
      cell.value = shown(should).replaceAll(".", ""); // "1000" can be read in one way alone
      changed(cell, true);
      cell.focus();
    });
    line.append(" ", button);
    return line;
  }

  function columnOf(key) {
    const { year, source, of } = parts(key);
    if (of === "price") return "title";
    return year ? `${year}.${source || of}` : source || "total";
  }

  function where(key, named) {
    const { line, year, of } = parts(key);
    const row = named[line].number || named[line].title;
    const short = row.length <= 40 ? row : `${row.slice(0, 39).trimEnd()}…`;
    if (of === "price") return fill(data.words.price, { row: short });
    return `${short}, ${columnsOf.get(columnOf(key))?.label || ""}${year ? ` ${year}` : ""}`;
  }

  // ---- saving
  function changed(cell, soon = false) {
    waiting.add(cell.name.slice(2));
    cell.closest("[data-cell]").classList.add("is-waiting");
    addUp();
    clearTimeout(timer);
    timer = setTimeout(send, soon ? 50 : 1200);
  }

  async function send() {
    clearTimeout(timer);
    if (sending) {
      redo = true;
      return;
    }
    if (!waiting.size) return;
    const names = [...waiting];
    waiting.clear();
    sending = true;
    const body = new FormData();
    const versions = {};
    for (const name of names) {
      body.set(`c:${name}`, input(name).value);
      versions[name] = base[name] || 0;
    }
    body.set("base", JSON.stringify(versions));
    body.set("don-vi", form.elements["don-vi"].value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("request_key", crypto.randomUUID());
    say("saving", data.words.saving);
    try {
      const reply = await fetch(data.autosave, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" } });
      if (reply.type === "opaqueredirect") throw new Stop(data.words.signed_out);
      if (reply.status === 403 || reply.status === 409) throw new Stop((await reply.json().catch(() => ({}))).problem);
      if (!reply.ok) throw new Stop();
      take(await reply.json(), names);
    } catch (problem) {
      names.forEach((name) => waiting.add(name));
      say("failed", (problem instanceof Stop && problem.message) || data.words.failed, data.words.retry, send);
    } finally {
      sending = false;
      if (redo) {
        redo = false;
        send();
      }
    }
  }

  function take(answer, names) {
    for (const [name, told] of Object.entries(answer.cells)) {
      const cell = input(name);
      const holder = cell.closest("[data-cell]");
      holder.querySelector(".b-said")?.remove();
      holder.classList.remove("is-invalid", "is-doubtful", "is-conflict");
      if (waiting.has(name)) {
        if (told.kind === "saved" || told.kind === "same") base[name] = told.version;
        continue;
      }
      holder.classList.remove("is-waiting");
      cell.removeAttribute("aria-invalid");
      if (told.kind === "saved" || told.kind === "same") {
        base[name] = told.version;
        if (document.activeElement !== cell || told.kind === "saved") cell.value = told.text;
      } else refuse(cell, holder, name, told);
    }
    names.filter((name) => !(name in answer.cells)).forEach((name) => input(name).closest("[data-cell]").classList.remove("is-waiting"));
    data.prices = answer.prices;
    form.elements.base.value = JSON.stringify(base);
    say(answer.wrong ? "wrong" : "saved", answer.note);
    addUp();
  }

  function refuse(cell, holder, name, told) {
    holder.classList.add(`is-${told.kind}`);
    cell.setAttribute("aria-invalid", "true");
    cell.setAttribute("aria-describedby", `m-${name}`);
    const said = document.createElement("span");
    said.className = "b-said";
    said.id = `m-${name}`;
    said.append(`${told.words} `);
    const offer = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-sm btn-secondary";
      button.textContent = label;
      button.addEventListener("click", act);
      said.append(button, " ");
    };
    const put = (text) => {
      cell.value = text;
      changed(cell, true);
      cell.focus();
    };
    told.choices.forEach((choice) => offer(choice, () => put(choice)));
    if (told.kind === "conflict") {
      offer(data.words.theirs, () => {
        base[name] = told.version;
        put(told.theirs);
      });
      offer(data.words.mine, () => {
        base[name] = told.version;
        changed(cell, true);
      });
    }
    holder.append(said);
  }

  function say(kind, text, action = "", act = null) {
    status.dataset.kind = kind;
    status.querySelector("[data-status-text]").textContent = text;
    const button = status.querySelector("[data-status-action]");
    button.hidden = !action;
    button.textContent = action;
    button.onclick = act;
  }

  // ---- keys and pasting
  function move(cell, down, right) {
    const row = cell.closest("tr");
    const list = rows().filter((one) => !one.hidden);
    const cells = (one) => [...one.querySelectorAll("[data-cell] input,[data-cell] textarea")];
    const next = list[list.indexOf(row) + down];
    const target = next && cells(next)[cells(row).indexOf(cell) + right];
    if (target) {
      target.focus();
      target.select();
    }
    return Boolean(target);
  }

  form.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell] input,[data-cell] textarea") || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const atStart = cell.selectionStart === 0 && cell.selectionEnd === 0;
    const atEnd = cell.selectionStart === cell.value.length;
    const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const step = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: atStart || whole ? [0, -1] : null,
      ArrowRight: atEnd || whole ? [0, 1] : null,
    }[event.key];
    if (!step || (cell.tagName === "TEXTAREA" && event.shiftKey)) return;
    if (move(cell, ...step) || event.key === "Enter") event.preventDefault();
  });

  form.addEventListener("paste", (event) => {
    const cell = event.target;
    if (!cell.matches("[data-cell] input,[data-cell] textarea")) return;
    const pasted = tableOf(event.clipboardData);
    if (pasted.length < 2 && (pasted[0] || []).length < 2) return;
    event.preventDefault();
    const cells = (row) => [...row.querySelectorAll("[data-cell] input,[data-cell] textarea")];
    const list = rows();
    const first = list.indexOf(cell.closest("tr"));
    const from = cells(list[first]).indexOf(cell);
    while (rows().length < first + pasted.length) table.tBodies[0].append(blankRow());
    pasted.forEach((texts, down) =>
      texts.forEach((text, right) => {
        const target = cells(rows()[first + down])[from + right];
        if (!target || target.value === text.trim()) return;
        target.value = text.trim();
        changed(target);
      }),
    );
    addUp();
  });

  // A row like the last one, blank, with the next number.
  function blankRow() {
    const last = rows().at(-1);
    const row = last.cloneNode(true);
    const next = Math.max(...rows().map((one) => Number(one.dataset.row))) + 1;
    row.dataset.row = String(next);
    row.dataset.kind = "line";
    row.querySelectorAll("[data-cell]").forEach((cell) => {
      const column = cell.dataset.cell.slice(cell.dataset.cell.indexOf(".") + 1);
      cell.dataset.cell = `${next}.${column}`;
      cell.id = `o-${next}.${column}`;
      cell.className = cell.className.replace(/\bis-\S+/g, "");
      cell.querySelector(".b-said")?.remove();
      const field = cell.querySelector("input,textarea");
      field.name = `c:${next}.${column}`;
      field.defaultValue = "";
      field.value = "";
      field.placeholder = "";
      field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\S+$/, String(next + 1)));
    });
    row.querySelectorAll("[data-sum]").forEach((sum) => {
      sum.dataset.sum = sum.dataset.sum.replace(/\d+$/, String(next));
      sum.textContent = "";
    });
    row.querySelector(".b-acts")?.replaceChildren();
    return row;
  }

  // ---- the rest of the page
  form.addEventListener("input", (event) => event.target.name?.startsWith("c:") && changed(event.target));
  form.addEventListener("change", (event) => event.target.name?.startsWith("c:") && waiting.size && send());
  form.addEventListener("focusin", (event) => {
    const id = event.target.name?.startsWith("c:") ? event.target.name.slice(2).replace(/^\d+\./, "") : "";
    const amount = id && id !== "number" && !id.endsWith("quantity") ? figure(event.target.value, data.factor) : null;
    if (amount && data.factor > 1 && !waiting.size) say("now", fill(data.words.now, { amount: words(amount, 1) }));
  });
  form.addEventListener("submit", () => {
    waiting.clear();
    clearTimeout(timer);
  });
  const unit = document.querySelector("[data-unit]");
  unit?.addEventListener("change", async () => {
    await send();
    if (!waiting.size) unit.form.requestSubmit();
  });
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size || sending) event.preventDefault();
  });
  addUp();
}

class Stop extends Error {}

const fill = (text, told) => text.replace(/\{(\w+)\}/g, (whole, name) => told[name] ?? whole);

function added(known) {
  const told = known.filter((one) => one !== null);
  return told.length ? told.reduce((total, one) => total + one, 0) : null;
}

const form = document.querySelector("form[data-budget]");
if (form) start(form);
