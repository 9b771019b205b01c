// One answer on the page: its inputs, the version they were made from, and what is said at it.
// Names of inputs: "t:<cell>[:part]" texts, "s:" state, "k:" reading chosen, "r:"/"rv:" what to keep after a conflict.

export function cellOf(input) {
  const name = input.name || "";
  return /^(t|s|k|r|rv):/.test(name) ? name.split(":")[1] : "";
}

export function wrapperOf(form, cell) {
  return form.querySelector(`[data-cell="${CSS.escape(cell)}"]`);
}

export function inputsOf(form, cell) {
  const wrapper = wrapperOf(form, cell);
  return wrapper ? [...wrapper.querySelectorAll("input,textarea,select")].filter((input) => cellOf(input) === cell) : [];
}

// What stands in the inputs of an answer, as a form would send it.
export function textsOf(form, cell) {
  const texts = {};
  for (const input of inputsOf(form, cell)) {
    if (input.disabled || (input.type === "radio" && !input.checked)) continue;
    texts[input.name] = input.value;
  }
  return texts;
}

export function putTexts(form, cell, texts) {
  for (const input of inputsOf(form, cell)) {
    if (!(input.name in texts)) {
      if (input.type === "radio") input.checked = false;
      continue;
    }
    if (input.type === "radio") input.checked = input.value === texts[input.name];
    else if (input.value !== texts[input.name]) input.value = texts[input.name];
  }
}

export function setState(form, cell, state) {
  const wrapper = wrapperOf(form, cell);
  if (wrapper) wrapper.dataset.state = state;
}

// What the server answered about an answer. `untouched`: nothing was typed since it was asked.
export function show(form, cell, result, untouched) {
  const wrapper = wrapperOf(form, cell);
  if (!wrapper) return;
  wrapper.dataset.state = result.kind === "same" ? "saved" : result.kind;
  wrapper.querySelectorAll(".said").forEach((said) => {
    if (said.id === `m-${cell}`) said.remove();
  });
  const place = wrapper.querySelector("[data-says]") || wrapper;
  if (result.html) place.insertAdjacentHTML("beforeend", result.html);
  const wrong = ["invalid", "doubtful", "conflict"].includes(result.kind);
  const typing = document.activeElement && cellOf(document.activeElement) === cell && !result.taken;
  for (const input of inputsOf(form, cell)) {
    if (!input.name.startsWith("t:")) continue;
    if (wrong) {
      input.setAttribute("aria-invalid", "true");
      if (result.html) input.setAttribute("aria-describedby", `m-${cell}`);
    } else input.removeAttribute("aria-invalid");
  }
  if (!wrong && result.inputs && untouched && !typing) putTexts(form, cell, result.inputs);
  const echo = wrapper.querySelector("[data-echo]");
  if (echo && !wrong) echo.textContent = result.echo || "";
  const origin = wrapper.querySelector("[data-origin]");
  if (origin && result.origin !== undefined) origin.innerHTML = result.origin;
  const meta = wrapper.querySelector("[data-saved]");
  if (meta && result.saved) meta.textContent = result.saved;
}

// Nil and unknown stand beside the text: choosing one sets the text aside, typing takes the choice back.
export function settleState(form, input) {
  const cell = cellOf(input);
  const radios = inputsOf(form, cell).filter((one) => one.name === `s:${cell}`);
  if (!radios.length) return;
  const texts = inputsOf(form, cell).filter((one) => one.name.startsWith("t:"));
  if (input.name.startsWith("t:")) {
    const filled = texts.some((one) => (one.type === "radio" ? one.checked : one.value.trim()));
    if (filled) radios.forEach((radio) => (radio.checked = radio.value === ""));
  } else if (input.name.startsWith("s:") && input.value !== "") {
    for (const one of texts) {
      if (one.type === "radio") one.checked = false;
      else if (one.value) {
        one.dataset.aside = one.value;
        one.value = "";
      }
    }
  } else if (input.name.startsWith("s:")) {
    for (const one of texts) {
      if (one.dataset.aside && !one.value) one.value = one.dataset.aside;
      delete one.dataset.aside;
    }
    texts[0]?.focus();
  }
}
