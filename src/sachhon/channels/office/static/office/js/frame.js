// Theme switch, disclosure menus, dialogs, and the focus that a page asks for.
const root = document.documentElement;

function switchTheme() {
  const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
  root.dataset.bsTheme = next;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${next}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  if (target.closest("[data-theme-switch]")) switchTheme();
  const opener = target.closest("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (target.closest("[data-closes]")) target.closest("dialog")?.close();
  if (target.closest("[data-prints]")) window.print();
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});

document.querySelector("[data-focus]")?.focus();
