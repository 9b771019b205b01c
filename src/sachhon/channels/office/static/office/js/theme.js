// Light or dark before the first paint: the person's choice (cookie, already on <html>), else the system's.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  if (!root.dataset.bsTheme && matchMedia("(prefers-color-scheme: dark)").matches) root.dataset.bsTheme = "dark";
})();
