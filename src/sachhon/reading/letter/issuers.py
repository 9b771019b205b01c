"""Who issues a document: from the letterhead, else from what the document says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.names import expanded, proper
from sachhon.reading.letter.opening import Opening
from sachhon.reading.model import Found
from sachhon.vietnamese.folding import flat
from sachhon.vietnamese.places import PlaceMatch, find_provinces

_BODY = re.compile(
    r"(?:uy ban|ubnd|hoi dong|hdnd|van phong|bo|so|tong cuc|cuc|chi cuc|vu|vien|trung tam|tap doan|tong cong ty|cong ty"
    r"|hiep hoi|lien hiep|lien doan|ban|chinh phu|thu tuong|quoc hoi|tinh uy|thanh uy|huyen uy|dang uy|dai hoc|truong"
    r"|ngan hang|toa an|vien kiem sat|hoi|mat tran|thanh tra|kho bac|bao hiem|cong an|doan|lien minh|nha may|xi nghiep"
    r"|phong|chu tich nuoc|chu tich)\b"
)
# Bodies that begin in the middle of a line when a conversion has put parent and body on one line.
_INSIDE = re.compile(
    r" (?=(?:so|chi cuc|cuc|ban quan ly|trung tam|tap doan|tong cong ty|cong ty|phong"
    r"|uy ban nhan dan (?:huyen|quan|thi xa|thanh pho|xa|phuong|thi tran)|ubnd (?:huyen|quan|thi xa|xa|phuong))"
    r" [a-z]|van phong(?: |$))"
)
_JOINTLY = re.compile(r"(?:so|bo|cuc) \w")
_JOINT = re.compile(r"(?: [-–,] ?| va )$")
_MARKED = {
    "so": "SỞ",
    "ban": "BAN",
    "bo": "BỘ",
    "cuc": "CỤC",
    "vu": "VỤ",
    "hoi": "HỘI",
    "doan": "ĐOÀN",
    "vien": "VIỆN",
    "phong": "PHÒNG",
}
_UNFINISHED = re.compile(
    r"(?:van phong|uy ban|hoi dong|ban|tong|thanh tra|cong an|cuc|vien|hoi|lien|bo chi huy|thuong truc|ban chi dao)$"
)
_COUNCIL = re.compile(r"(?<!\w)(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")
_CENTRAL = re.compile(
    r"(?:bo (?!chi huy)|chinh phu|thu tuong|quoc hoi|van phong chinh phu|tap doan|tong cong ty|uy ban (?!nhan dan)"
    r"|hiep hoi|tong cuc"
    r"|ban bi thu|bo chinh tri|ban chap hanh trung uong|chu tich nuoc|ngan hang nha nuoc|kiem toan|vien"
    r"|hoi dong (?!nhan dan))"
)
_ACTS = (
    r"(?:ban hanh|xay dung|bao cao|kinh bao cao|de nghi|yeu cau|huong dan|thong bao|trien khai|kinh de nghi|xin bao cao"
    r"|nhan duoc|kinh gui|chi dao|giao|co y kien|kinh trinh|trinh|tra loi|phuc dap|co nhieu|to chuc)"
)
_SUBJECT = re.compile(
    r"(?<!\w)(?P<body>(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|tinh uy|thanh uy|so(?= [a-z]))(?: \(ubnd\))?"
    rf"(?: [^\W\d_]+| -){{0,9}}?) (?:da |kinh |xin )?{_ACTS}\b"
)
_OF_ANOTHER = re.compile(r"(?:cua|cho|giao|yeu cau|de nghi|gui|va) $")
_LOCAL = re.compile(r"(?:so (?!giao dich)|uy ban nhan dan|hoi dong nhan dan|tinh uy|thanh uy|ban quan ly)")
_MINISTRIES = {
    "BCT": "Bộ Công Thương",
    "BTC": "Bộ Tài chính",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BXD": "Bộ Xây dựng",
    "BGTVT": "Bộ Giao thông vận tải",
    "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "TTG": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "SCT": "Sở Công Thương",
    "EVN": "Tập đoàn Điện lực Việt Nam",
}
_PROVINCIAL = ("UBND", "HĐND", "TU")


@dataclass(frozen=True, slots=True)
class Issuer:
    """`province` is None for central bodies; its place is the name's in the letterhead or the text."""

    name: Found[str] | None
    province: Found[str] | None


def issuer(lines: Lines, opened: Opening, code: str | None, text_end: int, on: date | None) -> Issuer:
    """`code` is the issuer's code in the number ("UBND-KT"); `text_end` bounds the letter without its annexes."""
    place = _place(lines, opened, on)
    name = _from_letterhead(lines, opened) or _from_authority(lines, opened)
    if name is None:
        name = _from_text(lines, opened, code, place, text_end)
    name = _completed(name, place)
    return Issuer(name, _province(lines, opened, name, code, place, on))


def _place(lines: Lines, opened: Opening, on: date | None) -> PlaceMatch | None:
    if opened.place is None:
        return None
    words = lines.text[opened.place[0] : opened.place[1]]
    spelled = words if not words.isupper() else words.title()
    found = find_provinces(spelled, on)
    return found[0] if found and found[0].is_province else None


def _from_letterhead(lines: Lines, opened: Opening) -> Found[str] | None:
    bodies = list(_bodies(lines, opened)) or _unknown_body(lines, opened)
    if not bodies:
        return None
    start, end, words = bodies[-1]
    if len(bodies) > 1 and _UNFINISHED.fullmatch(flat(words)):
        words = f"{words} {bodies[-2][2]}"
    elif len(bodies) > 1 and _JOINTLY.match(flat(words)) and flat(bodies[-2][2]).split()[0] == flat(words).split()[0]:
        start = bodies[-2][0]  # two ministries or departments that issue together
        return Found(f"{proper(bodies[-2][2], lines)} - {proper(words, lines)}", lines.span(start, end))
    joint = re.split(r" ?[-–] ?(?=(?:SỞ|BỘ|CỤC|BAN|ỦY BAN|UBND) )", words)
    if len(joint) > 1:
        return Found(" - ".join(proper(name, lines) for name in joint), lines.span(start, end))
    return Found(proper(words, lines), lines.span(start, end))


def _bodies(lines: Lines, opened: Opening) -> Iterator[tuple[int, int, str]]:
    """The bodies of the letterhead, the parent first, without the motto that a conversion may have put between."""
    stops = [opened.number.start()] if opened.number else []
    stops += [opened.place[0]] if opened.place else [opened.day.start()] if opened.day else []
    if opened.number is None:
        stops += [max((end for _, end in opened.mottos), default=0)] if opened.mottos else []
    zone_end = min(stops, default=0) if opened.number is None else opened.number.start()
    zone_end = min([zone_end] + ([opened.name[0]] if opened.name else []) + ([opened.title[0]] if opened.title else []))
    holes = [*opened.mottos, *([(opened.place[0], opened.day.end())] if opened.place and opened.day else [])]
    current: list[tuple[int, int]] = []
    for line in lines.lines:
        if line.at >= zone_end:
            break
        for start, end in _without(line.at, min(line.to, zone_end), holes):
            words = lines.text[start:end]
            if words.upper() != words or not any(char.isalpha() for char in words):
                if current:
                    yield _joined(lines, current)
                current = []
                continue
            for piece_start, piece_end in _split(lines, start, end):
                unfinished = (
                    bool(current) and _UNFINISHED.search(lines.flat[current[0][0] : current[-1][1]]) is not None
                )
                begins = _is_body(lines, piece_start) and not unfinished
                if begins and current:
                    yield _joined(lines, current)
                    current = []
                if begins or current:
                    current.append((piece_start, piece_end))
    if current:
        yield _joined(lines, current)


def _is_body(lines: Lines, at: int) -> bool:
    """Marks count in short words: SỞ is a body, SỐ is none; BAN is one, BÀN and BAN HÀNH are none."""
    found = _BODY.match(lines.flat, at)
    if not found:
        return False
    expected = _MARKED.get(found[0])
    return (expected is None or lines.text.startswith(expected, at)) and not lines.flat.startswith("ban hanh", at)


def _unknown_body(lines: Lines, opened: Opening) -> list[tuple[int, int, str]]:
    """A body that the words here do not know: the capitals right in front of the motto or the number."""
    stops = [start for start, _ in opened.mottos[:1]] + ([opened.number.start()] if opened.number else [])
    if not stops or not min(stops):
        return []
    pieces: list[tuple[int, int]] = []
    last = lines.index_at(min(stops) - 1)
    for line in reversed(lines.lines[max(0, last - 3) : last + 1]):
        end = min(line.to, min(stops))
        words = lines.text[line.at : end]
        if not words.isupper() or len(words) > 120:
            break
        pieces.insert(0, (line.at, end))
    return [_joined(lines, pieces)] if pieces else []


def _without(start: int, end: int, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    cursor = start
    for first, last in sorted(holes):
        if last <= cursor or first >= end:
            continue
        if first > cursor:
            yield cursor, first
        cursor = last
    if cursor < end:
        yield cursor, end


def _split(lines: Lines, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not lines.text[start].isalpha():
        start += 1
    cursor = start
    for inside in _INSIDE.finditer(lines.flat, start, end):
        before = lines.flat[cursor : inside.start()]
        joint = _JOINT.search(lines.flat, max(start, inside.start() - 4), inside.end())
        if len(before.split()) >= 3 and not _UNFINISHED.search(before) and not joint:
            yield cursor, inside.start()
            cursor = inside.end()
    if cursor < end:
        yield cursor, end


def _joined(lines: Lines, pieces: list[tuple[int, int]]) -> tuple[int, int, str]:
    words = " ".join(lines.text[start:end].strip(" .,;:*-") for start, end in pieces)
    start, end = pieces[0][0], pieces[-1][1]
    while end > start and not (lines.text[end - 1].isalnum() or lines.text[end - 1] in ')”"'):
        end -= 1
    return start, end, words


def _from_authority(lines: Lines, opened: Opening) -> Found[str] | None:
    """The line over the bases of a decision: "ỦY BAN NHÂN DÂN TỈNH SƠN LA", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ..."."""
    if opened.title is None or not opened.bases:
        return None
    for line in lines.lines[lines.index_at(opened.title[1]) : lines.index_at(opened.bases[0][0])]:
        council = _COUNCIL.search(lines.flat, line.at, line.to)
        if council and line.at >= opened.title[1] and line.text.isupper():
            return Found(proper(lines.text[council.start() : line.to], lines), lines.span(council.start(), line.to))
    return None


def _from_text(
    lines: Lines, opened: Opening, code: str | None, place: PlaceMatch | None, text_end: int
) -> Found[str] | None:
    head = (code or "").split("-")[0].upper()
    if head in _MINISTRIES:
        wanted = flat(_MINISTRIES[head])
        at = lines.flat.find(wanted, opened.end if not opened.bases else opened.bases[0][0])
        return Found(_MINISTRIES[head], lines.span(at, at + len(wanted)), certain=False) if at >= 0 else None
    for subject in _SUBJECT.finditer(lines.flat, opened.head_end, text_end):
        start, end = subject.span("body")
        words = lines.text[start:end]
        words = words.replace(" (UBND)", "")
        if words[:2] not in ("Sở", "SỞ") and lines.flat.startswith("so ", start):
            continue
        if words[:2] in ("Sở", "SỞ") and _OF_ANOTHER.search(lines.flat, max(0, start - 12), start):
            continue
        if not words[0].isupper() or re.search(r"\b(?:các|và|huyện|xã|phường)\b", words):
            continue
        if find_provinces(words):
            return Found(proper(words), lines.span(start, end), certain=False)
    if place is not None:
        kind = "thành phố" if place.province.is_city else "tỉnh"
        pattern = re.compile(
            rf"(?:uy ban nhan dan|ubnd) (?:{flat(kind)}|tinh|tp\.?) {re.escape(flat(place.of(_shown(lines, opened))))}"
        )
        mention = pattern.search(lines.flat)
        if mention:
            return Found(
                proper(lines.text[mention.start() : mention.end()]), lines.span(*mention.span()), certain=False
            )
    return None


def _shown(lines: Lines, opened: Opening) -> str:
    words = lines.text[opened.place[0] : opened.place[1]] if opened.place else ""
    return words.title() if words.isupper() else words


def _completed(name: Found[str] | None, place: PlaceMatch | None) -> Found[str] | None:
    """A council without its province ("ỦY BAN NHÂN DÂN", "UBND TỈNH") is that of the place under the motto."""
    if name is None or place is None:
        return name
    words = flat(name.value)
    if not re.fullmatch(r"(?:uy ban nhan dan|hoi dong nhan dan)(?: tinh| thanh pho)?|tinh uy|thanh uy", words):
        return name
    kind = "thành phố" if place.province.is_city else "tỉnh"
    base = re.sub(r" (?:tỉnh|thành phố)$", "", name.value)
    full = f"{base} {place.name}" if words.endswith("uy") else f"{base} {kind} {place.name}"
    return Found(full, name.span, name.certain)


def _province(
    lines: Lines, opened: Opening, name: Found[str] | None, code: str | None, place: PlaceMatch | None, on: date | None
) -> Found[str] | None:
    head = (code or "").split("-")[0].upper()
    if name is None and head not in _PROVINCIAL:
        return None
    words = expanded(name.value) if name else ""
    if name is not None and _CENTRAL.match(flat(words)) and not re.search(r"\btinh\b", flat(words)):
        return None
    bodies = list(_bodies(lines, opened))
    named = [found for found in find_provinces(words, on) if found.is_province]
    if not named:
        named = [found for _, _, body in bodies for found in find_provinces(body, on) if found.is_province]
    local = bool(named) or head in _PROVINCIAL or _LOCAL.match(flat(words)) is not None
    if not local and any(_COUNCIL.search(flat(body)) for _, _, body in bodies):
        local = True
    agrees = place is not None and (not named or named[0].code == place.code or head in _PROVINCIAL)
    if place is not None and opened.place is not None and local and agrees:
        value = named[0].name if named else place.name
        says_all = flat(value) in flat(lines.text[slice(*opened.place)])
        return Found(value, lines.span(*opened.place) if says_all or name is None else name.span)
    if named and name is not None:
        return Found(named[0].name, name.span)
    return None
