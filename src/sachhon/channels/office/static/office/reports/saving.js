// Saves what changed, one request at a time. A request that got no answer is sent again under the same key, so that
// an answer which arrived after all is not written twice; versions tell when somebody else wrote meanwhile.
import * as cells from "./cells.js";

const IDLE = 1200;
const RETRIES = [4000, 10000, 30000];

export class Saver {
  constructor(form, keeper, says) {
    this.form = form;
    this.keeper = keeper;
    this.says = says; // {saving, saved, failed, closed}
    this.base = JSON.parse(form.elements.base.value || "{}");
    this.changed = new Map(); // cell -> how often it was changed, to tell what was typed while a request was under way
    this.count = 0;
    this.sent = null;
    this.timer = 0;
    this.tries = 0;
    this.waiting = [];
  }

  get clean() {
    return !this.changed.size && !this.sent;
  }

  change(cell, soon = false) {
    this.count += 1;
    this.changed.set(cell, this.count);
    const unit = this.form.elements.money_unit.value;
    this.keeper.keep(cell, cells.textsOf(this.form, cell), this.base[cell] || 0, unit);
    cells.setState(this.form, cell, "waiting");
    this.later(soon ? 50 : IDLE);
  }

  later(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), delay);
  }

  // Everything saved, or tried: what is left is in `wrong`.
  flush() {
    clearTimeout(this.timer);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.send();
    });
  }

  batch(changed) {
    const data = new FormData();
    const base = {};
    for (const name of ["csrfmiddlewaretoken", "money_unit", "section"]) data.set(name, this.form.elements[name].value);
    for (const cell of changed.keys()) {
      for (const [name, text] of Object.entries(cells.textsOf(this.form, cell))) data.set(name, text);
      base[cell] = this.base[cell] || 0;
    }
    data.set("base", JSON.stringify(base));
    data.set("request_key", crypto.randomUUID());
    return { data, changed };
  }

  async send(extra = null) {
    if (this.sending) return;
    if (!this.sent) {
      if (!this.changed.size && !extra) return this.done();
      this.sent = this.batch(new Map(this.changed));
      for (const [name, text] of extra || []) this.sent.data.append(name, text);
      this.changed.clear();
    }
    this.sending = true;
    for (const cell of this.sent.changed.keys()) cells.setState(this.form, cell, "saving");
    this.says.saving();
    let answer;
    try {
      const reply = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body: this.sent.data,
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        redirect: "manual",
      });
      if (reply.type === "opaqueredirect" || reply.status === 401) return this.stop("signed_out");
      if (reply.status === 403 || reply.status === 409) return this.stop((await read(reply)).problem || "closed");
      if (!reply.ok) throw new Error(String(reply.status));
      answer = await reply.json();
    } catch {
      return this.failed();
    } finally {
      this.sending = false;
    }
    this.tries = 0;
    this.take(answer);
  }

  take(answer) {
    const sent = this.sent;
    this.sent = null;
    for (const [cell, result] of Object.entries(answer.cells)) {
      const untouched = !this.changed.has(cell);
      if (result.version !== undefined && result.kind !== "conflict") this.base[cell] = result.version;
      if (result.taken) this.changed.delete(cell);
      cells.show(this.form, cell, result, untouched || result.taken);
      if (["saved", "same"].includes(result.kind) && untouched) this.keeper.drop(cell);
      if (!untouched) cells.setState(this.form, cell, "waiting");
    }
    for (const cell of sent.changed.keys()) {
      if (!(cell in answer.cells)) {
        cells.setState(this.form, cell, "");
        this.keeper.drop(cell);
      }
    }
    this.form.elements.base.value = JSON.stringify(this.base);
    this.says.saved(answer);
    if (this.changed.size) this.later(this.waiting.length ? 0 : IDLE);
    else this.done();
  }

  failed() {
    for (const cell of this.sent.changed.keys()) cells.setState(this.form, cell, "failed");
    const delay = RETRIES[Math.min(this.tries, RETRIES.length - 1)];
    this.tries += 1;
    this.says.failed();
    this.later(delay);
    this.done();
  }

  stop(why) {
    this.sending = false;
    for (const cell of this.sent.changed.keys()) cells.setState(this.form, cell, "failed");
    clearTimeout(this.timer);
    this.says.closed(why);
    this.done();
  }

  // When the page is left: a last try that outlives it; what it carries stays kept until it is known as saved. What was
  // under way breaks off with the page, so it is sent again under its own key, and is not written twice.
  leave() {
    const last = this.sent ? [this.sent] : [];
    if (this.changed.size) last.push(this.batch(this.changed));
    for (const { data } of last) {
      fetch(this.form.dataset.autosave, { method: "POST", body: data, keepalive: true }).catch(() => {});
    }
  }

  done() {
    this.waiting.splice(0).forEach((resolve) => resolve());
  }
}

async function read(reply) {
  try {
    return await reply.json();
  } catch {
    return {};
  }
}
