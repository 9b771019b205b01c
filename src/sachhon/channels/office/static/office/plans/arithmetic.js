// The budget's arithmetic on the page: what domain/planning/money says in Python, said again; one set of vectors tests
// both. Amounts are whole đồng, quantities thousandths. A place is "line|year|source|of"; year 0 and source "" are all.

const ROMAN = /^[IVXLC]+$/;
const SCALES = [1e3, 1e6, 1e9];
const SHIFTS = [10, 100];
const STRENGTH = { scale: 4, turned: 3, shift: 3, dropped: 2, added: 2, digit: 1, "": 0 };
const ROUNDEST = 18;

export const place = (line, year = 0, source = "", of = "amount") => `${line}|${year}|${source}|${of}`;

export function parts(key) {
  const [line, year, source, of] = key.split("|");
  return { line: Number(line), year: Number(year), source, of };
}

function level(number) {
  const plain = number.replace(/^[ .)]+|[ .)]+$/g, "");
  if (!plain) return 10;
  if (/^\d/.test(plain)) return 2 + (plain.match(/\./g) || []).length;
  if (ROMAN.test(plain) && (plain.length > 1 || "IVX".includes(plain))) return 1;
  return plain === plain.toUpperCase() && plain !== plain.toLowerCase() ? 0 : 9;
}

function heads(number, own, other, deeper) {
  if (deeper <= own || deeper === 10) return false;
  const strip = (text) => text.replace(/^[ .)]+|[ .)]+$/g, "");
  const [one, two] = [strip(number), strip(other)];
  return /^\d/.test(one) && /^\d/.test(two) ? two.startsWith(`${one}.`) : true;
}

// rows: [{number, total, subtotal}] -> [{kind, below}]
export function outlined(rows) {
  const levels = rows.map((row) => level(row.number));
  const below = new Map();
  const top = [];
  let stack = [];
  let open = [];
  const under = (at) => below.get(at) || below.set(at, []).get(at);
  rows.forEach((row, at) => {
    if (row.total) {
      below.set(at, top);
      stack = [];
      return;
    }
    if (row.subtotal) {
      below.set(at, open);
      open = [];
      return;
    }
    while (stack.length && !heads(rows[stack.at(-1)].number, levels[stack.at(-1)], row.number, levels[at])) stack.pop();
    (stack.length ? under(stack.at(-1)) : top).push(at);
    if (!stack.length) open.push(at);
    if (row.number) stack.push(at);
  });
  return rows.map((row, at) => ({
    kind: row.total ? "total" : row.subtotal ? "subtotal" : below.has(at) ? "heading" : "line",
    below: [...(below.get(at) || [])],
  }));
}

export class Matrix {
  // lines: [{kind, below, price}]; amounts, quantities: Map of places; parts: {part: whole} of the sources
  constructor({ lines, years, sources, amounts, quantities, parts: whole = {} }) {
    Object.assign(this, { lines, years, sources, amounts, quantities, whole });
    this.counted = sources.filter((source) => !(source in whole));
  }

  sum(places) {
    const told = places.filter((one) => this.amounts.has(one));
    return told.length ? told.reduce((total, one) => total + this.amounts.get(one), 0) : null;
  }

  yearsOf = (line, source = "") => this.years.map((year) => place(line, year, source));

  sourcesOf = (line, year = 0) => this.counted.map((source) => place(line, year, source));

  linesOf(line, year = 0, source = "") {
    return this.lines[line].below.flatMap((one) => {
      const here = place(one, year, source);
      return !this.amounts.has(here) && this.lines[one].below.length ? this.linesOf(one, year, source) : [here];
    });
  }

  overYears = (line, source = "") => this.sum(this.yearsOf(line, source));

  overSources = (line, year = 0) => this.sum(this.sourcesOf(line, year));

  get tops() {
    const headed = new Set(this.lines.flatMap((line) => (line.kind === "heading" ? line.below : [])));
    return this.lines.flatMap((line, at) => (headed.has(at) || /total$/.test(line.kind) ? [] : [at]));
  }

  worth(line, year = 0, source = "") {
    const stated = this.amounts.get(place(line, year, source));
    if (stated !== undefined) return stated;
    if (this.lines[line].below.length) return added(this.lines[line].below.map((one) => this.worth(one, year, source)));
    if (year === 0) {
      const over = this.overYears(line, source);
      if (over !== null) return over;
    }
    return source === "" ? this.overSources(line, year) : null;
  }

  overAll = (year = 0, source = "") => added(this.tops.map((at) => this.worth(at, year, source)));

  get equations() {
    const found = [];
    const promise = (kind, result, from) => {
      const computed = this.sum(from);
      if (this.amounts.has(result) && computed !== null) {
        found.push({ kind, result, parts: from, stated: this.amounts.get(result), computed });
      }
    };
    this.lines.forEach((line, at) => {
      for (const source of ["", ...this.sources]) promise("years", place(at, 0, source), this.yearsOf(at, source));
      for (const year of [0, ...this.years]) promise("sources", place(at, year), this.sourcesOf(at, year));
      if (line.below.length) {
        for (const year of [0, ...this.years]) {
          for (const source of ["", ...this.sources]) promise("lines", place(at, year, source), this.linesOf(at, year, source));
        }
      }
      found.push(...this.prices(at, line));
    });
    return found;
  }

  prices(at, line) {
    if (line.price == null) return [];
    const found = [];
    for (const year of this.years) {
      const result = place(at, year);
      const quantity = place(at, year, "", "quantity");
      if (!this.amounts.has(result) || !this.quantities.has(quantity)) continue;
      const cost = BigInt(line.price) * BigInt(this.quantities.get(quantity)); // thousandths of a đồng
      found.push({
        kind: "price",
        result,
        parts: [quantity, place(at, 0, "", "price")],
        stated: this.amounts.get(result),
        computed: Number(cost) / 1000,
      });
    }
    return found.length < 2 || found.some(holds) ? found : [];
  }

  overItsWhole() {
    return [...this.amounts].flatMap(([key, amount]) => {
      const { line, year, source } = parts(key);
      const whole = this.whole[source] && this.amounts.get(place(line, year, this.whole[source]));
      return whole !== undefined && amount > whole ? [key] : [];
    });
  }
}

const holds = (equation) => equation.stated === equation.computed;

function added(known) {
  const told = known.filter((one) => one !== null);
  return told.length ? told.reduce((total, one) => total + one, 0) : null;
}

export const zeros = (value) => (value ? String(Math.abs(value)).length - String(Math.abs(value)).replace(/0+$/, "").length : ROUNDEST);

export function slipOf(written, wanted) {
  if (written <= 0 || wanted <= 0 || written === wanted) return "";
  const [low, high] = [Math.min(written, wanted), Math.max(written, wanted)];
  if (high % low === 0 && SCALES.includes(high / low)) return "scale";
  if (high % low === 0 && SHIFTS.includes(high / low)) return "shift";
  const cut = Math.min(zeros(written), zeros(wanted));
  const [one, two] = [written, wanted].map((value) => String(value).slice(0, cut ? -cut : undefined));
  if (one.length === two.length) {
    const apart = [...one].flatMap((digit, at) => (digit === two[at] ? [] : [at]));
    if (apart.length === 1) return "digit";
    const [first, last] = [apart[0], apart.at(-1)];
    const turned = apart.length === 2 && last === first + 1 && one[first] === two[last] && one[last] === two[first];
    return turned ? "turned" : "";
  }
  if (one.length + 1 === two.length && lessOne(two, one)) return "dropped";
  if (two.length + 1 === one.length && lessOne(one, two)) return "added";
  return "";
}

function lessOne(longer, shorter) {
  let at = 0;
  while (at < shorter.length && shorter[at] === longer[at]) at += 1;
  return longer.slice(at + 1) === shorter.slice(at);
}

// {proved, faults: [{broken, proposals: [{place, stated, should, mends, spoils, slip}]}]}; stated null: blank.
// Quantities and what they should be are in thousandths.
export function reconcile(matrix) {
  const equations = matrix.equations;
  let broken = equations.filter((one) => !holds(one));
  const standing = new Map();
  for (const equation of equations) {
    for (const one of [equation.result, ...equation.parts]) {
      if (!standing.has(one)) standing.set(one, []);
      standing.get(one).push(equation);
    }
  }
  const order = new Map([...standing.keys()].map((one, at) => [one, at]));
  const faults = [];
  while (broken.length) {
    const ranked = rankedWays(matrix, broken, standing, order);
    if (!ranked.length) {
      faults.push(...broken.map((one) => ({ broken: [one], proposals: [] })));
      break;
    }
    const first = ranked[0];
    const mended = new Set(first.mends);
    const proposals = ranked.filter(
      (one) => one.mends.length === mended.size && one.mends.every((two) => mended.has(two)) && one.spoils <= first.spoils,
    );
    faults.push({ broken: first.mends, proposals });
    broken = broken.filter((one) => !mended.has(one));
  }
  return { proved: equations.filter(holds), faults };
}

function rankedWays(matrix, broken, standing, order) {
  const still = new Set(broken);
  const found = new Map();
  for (const equation of broken) {
    for (const one of [equation.result, ...equation.parts]) {
      const should = wanted(matrix, equation, one);
      if (should === null || should < 0 || found.has(`${one}=${should}`)) continue;
      const own = standing.get(one);
      const mends = own.filter((two) => still.has(two) && wanted(matrix, two, one) === should);
      const stated = statedAt(matrix, one);
      const slip = stated === null ? "" : slipOf(...digits(one, stated, should));
      found.set(`${one}=${should}`, { place: one, stated, should, mends, spoils: own.filter(holds).length, slip });
    }
  }
  return [...found.values()]
    .map((one) => [[...rank(matrix, one), order.get(one.place), one.should], one])
    .sort(([one], [two]) => compare(one, two))
    .map(([, one]) => one);
}

function rank(matrix, { place: key, stated, should, mends, spoils, slip }) {
  const { line, year, source, of } = parts(key);
  let [beside, rounder] = [0, 0];
  if (of === "amount") {
    beside = matrix.years.filter((one) => one !== year && matrix.amounts.get(place(line, one, source)) === should).length;
    rounder = zeros(should) - (stated === null ? 0 : zeros(stated));
  }
  const isResult = mends.some((one) => one.result === key);
  return [
    spoils - mends.length, -mends.length, Number(of === "price"), Number(stated === null), -STRENGTH[slip], -beside,
    -rounder, -Number(isResult),
  ];
}

function compare(one, two) {
  const at = one.findIndex((value, place_) => value !== two[place_]);
  return at < 0 ? 0 : one[at] - two[at];
}

function statedAt(matrix, key) {
  const { line, of } = parts(key);
  if (of === "price") return matrix.lines[line].price ?? null;
  return (of === "quantity" ? matrix.quantities.get(key) : matrix.amounts.get(key)) ?? null;
}

// Quantities are compared as people write them: 2 and 20, not 2000 and 20000, unless there are decimals.
function digits(key, stated, should) {
  if (parts(key).of !== "quantity") return [stated, should];
  return stated % 1000 || should % 1000 ? [stated, should] : [stated / 1000, should / 1000];
}

function wanted(matrix, equation, key) {
  if (key === equation.result) return Number.isInteger(equation.computed) ? equation.computed : null;
  if (equation.kind !== "price") return (matrix.amounts.get(key) ?? 0) + equation.stated - equation.computed;
  const [quantity, price] = equation.parts.map((one) => statedAt(matrix, one));
  const isQuantity = parts(key).of === "quantity";
  const other = isQuantity ? price : quantity;
  if (!other) return null;
  const whole = BigInt(equation.stated) * 1000n;
  return whole % BigInt(other) === 0n ? Number(whole / BigInt(other)) : null;
}
