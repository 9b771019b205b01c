// A visible answer at once: the bar under the header while a page, a form or an htmx request is under way.
const bar = document.getElementById("busy");
let running = 0;

function begin() {
  running += 1;
  bar?.classList.add("busy-on");
}

function end() {
  running = Math.max(0, running - 1);
  if (!running) bar?.classList.remove("busy-on");
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.closest?.(".job")) begin();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.elt.closest?.(".job")) end();
});
document.addEventListener("htmx:afterSwap", (event) => event.detail.target.querySelector?.("[data-focus]")?.focus());

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.target || form.matches("[hx-post], [hx-get], [method=dialog]")) return;
  begin();
  event.submitter?.classList.add("is-busy");
});
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
  if (link.origin === location.origin && !(link.pathname === location.pathname && link.hash)) begin();
  setTimeout(end, 8000);
});
window.addEventListener("pageshow", () => {
  running = 0;
  bar?.classList.remove("busy-on");
  for (const button of document.querySelectorAll(".is-busy")) button.classList.remove("is-busy");
});

// What could not be reached is said where everybody hears it; what was typed stays on the page.
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => document.body.classList.add("unreachable"));
}
document.addEventListener("htmx:afterOnLoad", () => document.body.classList.remove("unreachable"));
