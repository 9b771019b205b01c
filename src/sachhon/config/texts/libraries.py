"""What the libraries say to a person, and whether it is said in Vietnamese."""

from __future__ import annotations

from pathlib import Path

import allauth
import django
from babel.messages.pofile import read_po

from sachhon.config.texts.catalogues import po_file, read_language
from sachhon.config.texts.sources import PACKAGE

# Library folder, the catalogue that lists its texts, the files in it that can speak to a person here.
_UNSEEN = ("models.py", "admin.py", "apps.py", "providers/")
_LIBRARIES = (
    (Path(django.__file__).parent / "conf", "en", ("forms/", "core/validators", "utils/dateparse", "utils/ipv6")),
    (
        Path(django.__file__).parent / "contrib" / "auth",
        "en",
        ("contrib/auth/forms", "contrib/auth/password_validation"),
    ),
    (Path(allauth.__file__).parent, "en", ("account/", "mfa/", "usersessions/", "socialaccount/", "core/", "utils.py")),
)


def missing_vietnamese() -> list[str]:
    """Texts of libraries that neither they nor our catalogue say in Vietnamese."""
    ours = po_file(PACKAGE / "config", "vi")
    known = read_language(ours, "vi") if ours.is_file() else set()
    lacking = []
    for folder, source, spoken in _LIBRARIES:
        own = folder / "locale" / "vi" / "LC_MESSAGES" / "django.po"
        theirs = read_language(own, "vi") if own.is_file() else set()
        with (folder / "locale" / source / "LC_MESSAGES" / "django.po").open("rb") as listed:
            for message in read_po(listed, locale=source):
                places = [place for place, _line in message.locations if _can_speak(place)]
                first = message.id if isinstance(message.id, str) else message.id[0] if message.id else ""
                if not first or not any(part in place for place in places for part in spoken):
                    continue
                if (first, message.context) not in known | theirs:
                    lacking.append(first)
    return lacking


def _can_speak(place: str) -> bool:
    """Templates are ours; names of tables are for Django's own administration, which is not installed."""
    return place.endswith(".py") and not any(part in place for part in _UNSEEN)
