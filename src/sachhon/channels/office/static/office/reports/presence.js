// Who else has this section open, and whether they wrote something that this page does not show yet.

const EVERY = 30000;

export function presence(form) {
  const place = document.querySelector("[data-presence]");
  if (!place) return;
  const ask = async () => {
    if (document.hidden) return;
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("base", form.elements.base.value);
    try {
      const reply = await fetch(form.dataset.presence, { method: "POST", body: data, redirect: "manual" });
      if (reply.ok) {
        const html = await reply.text();
        if (place.innerHTML !== html) place.innerHTML = html;
      }
    } catch {
      // Not reachable now: the next save says so.
    }
  };
  ask();
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
