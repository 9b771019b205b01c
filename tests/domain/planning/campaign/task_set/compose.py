"""Putting the set together: works that are all different, letters copied with one thing changed, and rewordings."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from tests.domain.planning.campaign.task_set import slips

_HERE = Path(__file__).parent
_CITIES = {"Hà Nội", "Đà Nẵng", "Hải Phòng", "Cần Thơ"}
_GENERAL = {
    "steps": ["khảo sát ban đầu", "đo đạc", "theo dõi"],
    "wastes": ["tổn thất năng lượng", "nguyên liệu lãng phí", "chi phí ẩn"],
    "solutions": ["lập quy trình vận hành", "kiểm tra định kỳ", "ghi chép số liệu"],
}
_LISTS = {
    "policy": "policies",
    "topic": "topics",
    "channel": "channels",
    "document": "documents",
    "destination": "destinations",
    "instrument": "instruments",
    "form": "networks",
    "village": "villages",
    "zone": "zones",
    "award": "awards",
    "school": "schools",
    "review": "reviews",
}


@dataclass(frozen=True)
class LabelledTask:
    """A registered task; `repeats` is the number of the earlier task that it repeats, by the rule of the package."""

    number: int
    unit: str
    province: str
    """Of the registering unit; empty for a body of the whole country."""
    year: int
    name: str
    content: str
    outputs: str
    repeats: int | None
    work: str


@dataclass(frozen=True)
class _Work:
    """What a task would bring, without words. Two tasks repeat each other exactly when their works are equal."""

    kind: str
    subject: str
    about: int = -1
    people: int = -1
    company: str = ""
    fixed: str = ""
    place: str = ""


@dataclass(frozen=True)
class _Letter:
    """How a work is put into words: which phrases, which facts, and what is done to them."""

    name: int
    body: int
    output: int
    facts: int
    wording: int
    habits: frozenset[str] = frozenset()


class _Writer:
    """The words of one half."""

    def __init__(self, half: str, seed: int) -> None:
        file = {"dev": "development.yaml", "held": "held_out.yaml"}[half]
        self.words: dict[str, Any] = yaml.safe_load((_HERE / file).read_text(encoding="utf-8"))
        with (_HERE / "branches.csv").open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.DictReader(lines, delimiter="|") if row["half"] == half]
        self.branches = [
            {
                "names": row["names"].split("/"),
                "product": row["product"],
                **{k: row[k].split(";") for k in ("steps", "wastes", "solutions")},
            }
            for row in rows
        ]
        self.rng = random.Random(seed)
        self.kinds: dict[str, Any] = self.words["kinds"]
        self.years = (2011, 2016) if half == "dev" else (2017, 2024)

    # --- works

    def any_work(self, kind: str = "") -> _Work:
        rng = self.rng
        kind = kind or rng.choice(self._weighted)
        table = self.kinds[kind]
        subject = rng.choice(table["subject"])
        head, _, people = subject.partition("+")
        work = _Work(kind, head)
        if head in ("branch", "company"):
            work = replace(work, about=rng.randrange(len(self.branches)))
        elif head in ("method", "theme"):
            work = replace(work, about=rng.randrange(len(self.words["methods" if head == "method" else "themes"])))
        else:
            work = replace(work, about=rng.randrange(len(table[_LISTS[head]])))
        if people:
            work = replace(work, people=rng.randrange(len(self.words["audiences"])))
        if head == "company":
            work = replace(work, company=rng.choice(self.words["forms"]) + "|" + rng.choice(self.words["proper"]))
        for slot in table.get("fixed", ()):
            named = {"w1": "wastes", "v1": "solutions"}[slot]
            work = replace(work, fixed=rng.choice(self.branches[work.about][named]))
        if table["scope"] == "local":
            work = replace(work, place=rng.choice(self.words["places"]))
        return work

    @property
    def _weighted(self) -> list[str]:
        local = [k for k, t in self.kinds.items() if t["scope"] == "local"]
        product = [k for k, t in self.kinds.items() if t["scope"] == "product"]
        heavy = [k for k in local if set(self.kinds[k]["subject"]) & {"branch", "company", "branch+audience"}]
        return local + product * 2 + heavy * 2

    def companion(self, work: _Work) -> _Work:
        """A work to be registered together with `work`: in the same place, where it has one."""
        other = self.any_work()
        return replace(other, place=work.place) if work.place and other.place else other

    def neighbour(self, work: _Work) -> _Work:
        """A work that differs from this one in one thing that matters."""
        rng = self.rng
        ways = ["about"]
        if work.place:
            ways += ["place"] * 3
        if work.people >= 0:
            ways += ["people"] * 2
        if work.company:
            ways = ["company", "company", "place"]
        same = [k for k in self.kinds if k != work.kind and work.subject in str(self.kinds[k]["subject"])]
        same = [k for k in same if bool(work.place) == (self.kinds[k]["scope"] == "local")]
        ways += ["kind"] * (2 if same else 0)
        way = rng.choice(ways)
        other = self.any_work(work.kind)
        if way == "place":
            return replace(work, place=other.place)
        if way == "people":
            return replace(work, people=other.people)
        if way == "company":
            return replace(work, company=other.company.rpartition("|")[0] + "|" + other.company.rpartition("|")[2])
        if way == "kind":
            twin = self.any_work(rng.choice(same))
            if twin.subject != work.subject or twin.fixed:
                return twin
            return replace(twin, about=work.about, place=work.place, company=work.company or twin.company)
        if other.subject != work.subject:
            return other
        return replace(work, about=other.about, fixed=other.fixed)

    # --- words

    def letter(self) -> _Letter:
        rng = self.rng
        habits = {
            h for h, share in (("short", 0.1), ("boiler", 0.5), ("abbrev", 0.3), ("slip", 0.1)) if rng.random() < share
        }
        habits |= {"bare"} if rng.random() < 0.03 else set()
        habits |= {"our"} if rng.random() < 0.3 else set()
        return _Letter(
            rng.randrange(12),
            rng.randrange(12),
            rng.randrange(12),
            rng.randrange(10**6),
            rng.randrange(10**6),
            frozenset(habits),
        )

    def reworded(self, letter: _Letter) -> _Letter:
        rng = self.rng
        if rng.random() < 0.1:
            return replace(letter, facts=rng.randrange(10**6), habits=letter.habits | {"slip"})
        shares = (
            ("short", 0.2),
            ("long", 0.2),
            ("boiler", 0.5),
            ("abbrev", 0.5),
            ("slip", 0.35),
            ("slips", 0.1),
            ("order", 0.5),
        )
        habits = {h for h, share in shares if rng.random() < share}
        habits |= {"bare"} if rng.random() < 0.1 else set()
        habits |= {"old"} if rng.random() < 0.2 else set()
        habits |= {"our"} if rng.random() < 0.2 else set()
        step = rng.choice((1, 2))
        return _Letter(
            letter.name + step,
            letter.body + step,
            rng.randrange(12),
            rng.randrange(10**6),
            rng.randrange(10**6),
            frozenset(habits),
        )

    def put(self, work: _Work, letter: _Letter, year: int, place: str, ours: bool) -> tuple[str, str, str]:
        """Name, content and outputs of `work`."""
        table = self.kinds[work.kind]
        facts = random.Random(letter.facts)
        words = random.Random(letter.wording)
        slots: dict[str, Any] = {"n": facts.choice((20, 30, 40, 50, 60, 100, 200, 300, 500)), "y": year}
        if work.kind in ("quick", "village", "followup", "symbiosis", "contest"):
            slots["n"] = facts.choice(("03", "05", "06", "08", "10", "12"))
        lore: dict[str, Any] = _GENERAL
        if work.subject in ("branch", "company"):
            lore = self.branches[work.about]
            slots["b"] = words.choice(lore["names"])
            slots["d"] = lore["product"]
        elif work.subject in ("method", "theme"):
            either = self.words["methods" if work.subject == "method" else "themes"][work.about]
            slots["b"] = slots["t"] = words.choice(either.split("/"))
            slots["d"] = "sản phẩm"
        else:
            slots["k"] = words.choice(table[_LISTS[work.subject]][work.about].split("/"))
        if work.company:
            form, _, proper = work.company.partition("|")
            trade = lore["names"][0]
            short = form.replace("Công ty", "Cty").replace("cổ phần", "CP")
            slots["c"] = words.choice((f"{form} {trade} {proper}", f"{short} {proper}", f"{form} {proper} ({trade})"))
        if work.people >= 0:
            slots["a"] = words.choice(self.words["audiences"][work.people].split("/"))
        for key, named in (("s", "steps"), ("w", "wastes"), ("v", "solutions")):
            drawn = facts.sample(lore[named], 3)
            slots |= {f"{key}{i + 1}": one for i, one in enumerate(drawn)}
        if work.fixed:
            slots[table["fixed"][0]] = work.fixed
        if place:
            kind = "thành phố" if place in _CITIES else "tỉnh"
            plain = place if place.startswith("TP.") else words.choice((f"{kind} {place}", place))
            slots["p"] = kind if ours and "our" in letter.habits else plain

        def pick(key: str, i: int) -> str:
            return str(table[key][i % len(table[key])]).format(**slots)

        name, content, outputs = pick("names", letter.name), pick("bodies", letter.body), pick("outputs", letter.output)
        if "long" in letter.habits:
            content += " " + pick("bodies", letter.body + 1)
        if "boiler" in letter.habits or "long" in letter.habits:
            content += " " + facts.choice(self.words["boilerplate"]).format(**slots)
        return name[0].upper() + name[1:], content, outputs

    def finish(self, said: tuple[str, str, str], letter: _Letter) -> tuple[str, str, str]:
        """What hands do to it."""
        rng = random.Random(letter.facts + letter.wording)
        name, content, outputs = said
        if "order" in letter.habits:
            content = slips.reordered(content, rng)
        if "short" in letter.habits:
            content, outputs = rng.choice((("", outputs), ("", ""), (content.split(";")[0], "")))
        texts = [name, content, outputs]
        if "abbrev" in letter.habits:
            texts = [slips.abbreviated(t, self.words["abbreviations"], rng, 0.6) for t in texts]
        if "old" in letter.habits:
            texts = [slips.old_marks(t) for t in texts]
        if letter.habits & {"slip", "slips"}:
            few = 1 if "slip" in letter.habits else 3
            texts = [slips.slipped(t, rng, few * (1 if t is name else 2)) if t else t for t in texts]
        if "bare" in letter.habits:
            texts = [slips.without_marks(t) for t in texts]
        return texts[0], texts[1], texts[2]

    def registered_by(self, work: _Work, place: str) -> tuple[str, str]:
        """A unit that would register it, and its province."""
        rng = self.rng
        if rng.random() < (0.12 if work.place else 0.3):
            return rng.choice(self.words["bodies"]), ""
        at = place or rng.choice(self.words["places"])
        kind = "thành phố" if at in _CITIES or at.startswith("TP.") else "tỉnh"
        title = f"{kind} {at.removeprefix('TP. ')}"
        return rng.choice((f"Sở Công Thương {title}",) * 3 + (f"Trung tâm Khuyến công {title}",)), at


def _half(half: str, seed: int, works: int, repeats: int) -> list[LabelledTask]:
    writer = _Writer(half, seed)
    rng = writer.rng
    used: set[_Work] = set()
    drafts: list[tuple[int, int, _Work, _Letter, str, str, str, _Work | None, int | None]] = []

    def fresh(make: Any) -> _Work:
        for tried in range(10_000):
            work = make() if tried < 50 else writer.any_work()
            seen = work
            if work.company:  # the same name in the same place is the same company, whatever its form and trade
                seen = replace(work, about=-1, company=work.company.rpartition("|")[2])
            if seen not in used:
                used.add(seen)
                return work
        raise AssertionError("no other work can be composed")

    for i in range(works):
        if i % 2 and drafts:
            model = rng.choice(drafts)
            work = fresh(partial(writer.neighbour, model[2]))
            letter = replace(model[3], facts=model[3].facts if rng.random() < 0.6 else rng.randrange(10**6))
        else:
            work, letter = fresh(writer.any_work), writer.letter()
        unit, province = writer.registered_by(work, work.place)
        more = fresh(partial(writer.companion, work)) if rng.random() < 0.02 else None
        drafts.append((i, rng.randint(*writer.years), work, letter, unit, province, work.place, more, None))
    for j, of in enumerate(rng.sample(range(works), repeats)):
        _, year, work, letter, unit, province, _place, _more, _of = drafts[of]
        other, place = writer.reworded(letter), work.place
        new_year = min(2026, rng.choice((year, year + 1, year + 1, year + 2, year + 3)))
        if place in writer.words["renamed"] and rng.random() < 0.4:
            place = f"{writer.words['renamed'][place]} (địa bàn {place} cũ)"
            province, new_year = writer.words["renamed"][work.place], 2025
            unit = f"Sở Công Thương {'thành phố' if province in _CITIES else 'tỉnh'} {province}"
            other = replace(other, habits=other.habits - {"our"})
        elif rng.random() < 0.75:
            unit, province = writer.registered_by(work, work.place)
        more = fresh(partial(writer.companion, work)) if rng.random() < 0.08 else None
        drafts.append((works + j, new_year, work, other, unit, province, place, more, of))
    texts = []
    for number, year, work, letter, unit, province, place, more, repeated in drafts:
        name, content, outputs = writer.put(work, letter, year, place, ours=bool(province))
        if more is not None:
            at = place if work.place else more.place
            also = writer.put(more, letter, year, at, ours=bool(province and work.place))
            name += rng.choice((" và ", " kết hợp ", "; ")) + also[0][0].lower() + also[0][1:]
            content, outputs = f"{content} {also[1]}", f"{outputs}; {also[2]}"
        name, content, outputs = writer.finish((name, content, outputs), letter)
        texts.append(LabelledTask(number, unit, province, year, name, content, outputs, repeated, work.kind))
    return texts


def _in_order(tasks: list[LabelledTask]) -> list[LabelledTask]:
    """By year, a repeat after what it repeats, numbered anew."""
    ordered = sorted(tasks, key=lambda t: (t.year, t.repeats is not None, t.number))
    place = {task.number: at for at, task in enumerate(ordered)}
    return [
        replace(task, number=at, repeats=None if task.repeats is None else place[task.repeats])
        for at, task in enumerate(ordered)
    ]


@cache
def development() -> tuple[LabelledTask, ...]:
    """The half for tuning: 1,000 tasks, 100 of them repeats."""
    return tuple(_in_order(_half("dev", 1594, 900, 100)))


@cache
def held_out() -> tuple[LabelledTask, ...]:
    """The half that is only measured: 1,000 tasks, 100 of them repeats."""
    return tuple(_in_order(_half("held", 1419, 900, 100)))


@cache
def whole() -> tuple[LabelledTask, ...]:
    """Both, in one pile by year."""
    first = list(development())
    more = [
        replace(t, number=t.number + 1000, repeats=None if t.repeats is None else t.repeats + 1000) for t in held_out()
    ]
    return tuple(_in_order(first + more))
