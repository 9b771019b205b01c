// Dropping files on a report: the frame lights up, dropped or chosen files are sent at once.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const state = form.querySelector("[data-drop-state]");
  let depth = 0;

  const send = () => {
    if (!input.files.length) return;
    state.textContent = [...input.files].map((file) => file.name).join(", ");
    form.requestSubmit();
  };
  const light = (on) => form.classList.toggle("drop-over", on);

  document.addEventListener("dragenter", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    depth += 1;
    light(true);
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (!depth) light(false);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    light(false);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    send();
  });
  input.addEventListener("change", send);
}
