// The cells of what was copied: of its HTML table where there is one (Word, browsers), else lines and tabs (Excel).
export function tableOf(clipboard) {
  const html = clipboard.getData("text/html");
  const found = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (found) return [...found.rows].map((row) => [...row.cells].flatMap(spread));
  return cellsOf(clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, ""));
}

function spread(cell) {
  const text = (cell.innerText || cell.textContent).replace(/\s+/g, " ").trim();
  return [text, ...Array(Math.max(0, cell.colSpan - 1)).fill("")];
}

// A cell with line feeds stands in quotes, as Excel copies it.
function cellsOf(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const row = rows.at(-1);
    if (quoted && sign === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (quoted && sign === '"') quoted = false;
    else if (quoted) row[row.length - 1] += sign;
    else if (sign === '"' && row.at(-1) === "") quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows;
}
