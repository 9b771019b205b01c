"""A filled blank within a letter that came as an e-mail file: found among what is attached, however deep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sachhon.codecs.forms import FilledForm, NotABlank, read_filled
from sachhon.domain.intake.messages import Attached, read_message
from sachhon.formkit.definition import Template
from sachhon.reading.sources import DEFAULT_LIMITS, UnreadableDocument, vet


@dataclass(frozen=True, slots=True)
class MailedBlank:
    """The blank of a message. `beside`: the names of the other files, of which nothing is read."""

    name: str
    filled: FilledForm
    beside: tuple[str, ...] = ()


def blank_within(name: str, data: bytes, known: Mapping[str, Template], asked: Template | None) -> MailedBlank | None:
    """The first blank of an e-mail, of the template that is asked with before any other; None where it has none."""
    if not _is_mail(name, data):
        return None
    files = list(_files(data, 1))
    found = [(number, filled) for number, one in enumerate(files) if (filled := _filled(one, known)) is not None]
    if not found:
        return None
    number, filled = min(found, key=lambda one: (asked is not None and one[1].template_id != asked.id, one[0]))
    beside = tuple(one.name for place, one in enumerate(files) if place != number)
    return MailedBlank(files[number].name, filled, beside)


def _is_mail(name: str, data: bytes) -> bool:
    try:
        return vet(name, data).format == "eml"
    except UnreadableDocument:
        return False


def _files(data: bytes, depth: int) -> Iterator[Attached]:
    message = read_message(data)
    for one in message.files if message is not None else ():
        if depth < DEFAULT_LIMITS.mail_depth and _is_mail(one.name, one.data):
            yield from _files(one.data, depth + 1)
        else:
            yield one


def _filled(one: Attached, known: Mapping[str, Template]) -> FilledForm | None:
    try:
        return read_filled(one.name, one.data, known)
    except NotABlank:
        return None
