// What is not saved yet is kept on this machine, so that a lost connection or a closed window loses nothing.

export class Keeper {
  constructor(place) {
    this.place = place;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.place) || "{}");
    } catch {
      return {};
    }
  }

  write(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(this.place, JSON.stringify(kept));
      else localStorage.removeItem(this.place);
      return true;
    } catch {
      return false;
    }
  }

  // `unit`: the unit of money in which the texts were typed; in another one they would say something else.
  keep(cell, texts, base, unit) {
    const kept = this.read();
    kept[cell] = { texts, base, unit };
    return this.write(kept);
  }

  drop(cell) {
    const kept = this.read();
    if (!(cell in kept)) return;
    delete kept[cell];
    this.write(kept);
  }
}
