// A table copied from Excel or Word: it is shown as it will be understood, and nothing is applied before a yes.

export function pasting(form, saver) {
  const dialog = document.querySelector("dialog[data-paste]");
  if (!dialog) return;
  form.addEventListener("paste", async (event) => {
    const grid = event.target.closest("[data-grid]");
    const cell = event.target.closest("td[data-cell]");
    if (!grid || !cell) return;
    const table = tableOf(event.clipboardData);
    if (table.length < 2 && (table[0] || []).length < 2) return;
    event.preventDefault();
    await saver.flush();
    const [, row, ...column] = cell.dataset.cell.split(".");
    const data = new FormData();
    for (const name of ["csrfmiddlewaretoken", "money_unit"]) data.set(name, form.elements[name].value);
    data.set("table", JSON.stringify(table));
    data.set("row", row);
    data.set("column", column.join("."));
    const reply = await fetch(grid.dataset.paste, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
    dialog.querySelector("[data-paste-body]").innerHTML = await reply.text();
    dialog.showModal();
    dialog.querySelector("[autofocus]")?.focus();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });
}

// The cells of what was copied: of its HTML table where there is one (Word, browsers), else lines and tabs (Excel).
export function tableOf(clipboard) {
  const html = clipboard.getData("text/html");
  const found = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (found) return [...found.rows].map((row) => [...row.cells].flatMap(spread));
  const text = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return parts(text);
}

function spread(cell) {
  const text = (cell.innerText || cell.textContent).replace(/\s+/g, " ").trim();
  return [text, ...Array(Math.max(0, cell.colSpan - 1)).fill("")];
}

// Lines and tabs; a cell with line feeds stands in quotes, as Excel copies it.
function parts(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const row = rows[rows.length - 1];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        row[row.length - 1] += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else row[row.length - 1] += sign;
    } else if (sign === '"' && row[row.length - 1] === "") quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows;
}
