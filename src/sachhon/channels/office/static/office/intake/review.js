// The review by keyboard, and the two sides kept together. Without this file every act is a button or a link.
const sheet = document.querySelector("[data-review]");
const all = () => [...sheet.querySelectorAll("[data-value]")].filter((value) => value.offsetParent !== null);
let now = null;
let following = false;

function marksOf(value) {
  return sheet.querySelectorAll(`[data-said~="${value.dataset.value}"]`);
}

function showWords(value, jump) {
  for (const old of sheet.querySelectorAll(".said-now")) old.classList.remove("said-now");
  const marks = marksOf(value);
  for (const mark of marks) mark.classList.add("said-now");
  const first = document.getElementById(`w-${value.dataset.value}`) ?? marks[0];
  if (!first) return;
  if (jump || matchMedia("(min-width: 62rem)").matches) scrollTo(first, first.closest(".review-doc"), jump);
}

// Scrolls the document's own box where it has one; the page itself only when a person asked to see the words.
function scrollTo(mark, box, jump) {
  const scrolls = box.scrollHeight > box.clientHeight + 4;
  if (scrolls) {
    const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: calm() });
  } else if (jump) mark.scrollIntoView({ block: "center", behavior: calm() });
}

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function go(value, { focus = true } = {}) {
  if (!value) return;
  value.closest("details")?.setAttribute("open", "");
  now?.classList.remove("value-now");
  now = value;
  now.classList.add("value-now");
  if (focus) now.focus({ preventScroll: true });
  now.scrollIntoView({ block: "nearest", behavior: "auto" });
  showWords(now, false);
}

function step(by) {
  const values = all();
  const at = values.indexOf(now);
  go(values[at < 0 ? 0 : Math.min(values.length - 1, Math.max(0, at + by))]);
}

function nextOpen(from) {
  const values = all();
  const at = Math.max(0, values.indexOf(from));
  const order = [...values.slice(at + 1), ...values.slice(0, at)];
  return order.find((value) => "doubt" in value.dataset) ?? order.find((value) => "open" in value.dataset);
}

function press(key) {
  now?.querySelector(`[data-key="${key}"]`)?.click();
}

const acts = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  n: () => go(nextOpen(now)),
  a: () => press("a"),
  c: () => press("c"),
  r: () => press("r"),
  Enter: () => now && showWords(now, true),
  s: () => sheet.querySelector('[data-act="s"]')?.requestSubmit(),
  u: () => sheet.querySelector('[data-act="u"]')?.requestSubmit(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  if (event.key === "Escape" && target.closest("[data-correcting]")) {
    target.closest("[data-correcting]").querySelector("[data-cancel]")?.click();
    return;
  }
  if (target.closest("input, textarea, select, dialog")) return;
  if (event.key === "Enter" && target.closest("a, button, summary")) return;
  if (event.key.startsWith("Arrow") && !target.closest("[data-value]")) return;
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

sheet?.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const mark = target?.closest(".said");
  if (mark) {
    event.preventDefault();
    go(document.getElementById(`v-${mark.dataset.said.split(" ")[0]}`));
    return;
  }
  const jump = target?.closest(".value-jump");
  const value = target?.closest("[data-value]");
  if (jump && value) {
    event.preventDefault();
    go(value, { focus: false });
    showWords(value, true);
  } else if (value && !target.closest("a, button, input, textarea, label, summary")) go(value);
});

sheet?.addEventListener("focusin", (event) => {
  const value = event.target.closest?.("[data-value]");
  if (value && value !== now) go(value, { focus: false });
});

// After a decision the item was replaced: go on to the next that waits, unless it is being corrected or was refused.
document.addEventListener("htmx:beforeRequest", (event) => {
  following = event.detail.requestConfig?.verb === "post";
});
document.addEventListener("htmx:afterSettle", (event) => {
  const id = event.detail.elt?.id || event.detail.target?.id || "";
  if (!id.startsWith("v-")) return;
  const value = document.getElementById(id);
  if (!value) return;
  const input = value.querySelector("[data-correcting] [data-focus]");
  now = value;
  value.classList.add("value-now");
  if (input) {
    input.focus();
    input.select?.();
    return;
  }
  const decided = following && !("open" in value.dataset) && !value.querySelector(".field-error");
  go(decided ? (nextOpen(value) ?? value) : value);
});

const asked = location.hash.startsWith("#v-") ? document.getElementById(location.hash.slice(1)) : null;
if (asked) go(asked);
document.querySelector("[data-correcting] [data-focus]")?.focus();
