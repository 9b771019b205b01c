"""What the frame offers: one table of entries; each says for whom, by the actor's roles, and its address by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sachhon.domain.accounts.api import ANY_ROLE, Actor, Role

_MINISTRY = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER})
_OVERSEERS = _MINISTRY | {Role.INSPECTOR}
_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.INSPECTOR})
_READERS = _OVERSEERS | {Role.HEAD, Role.LEADER}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go. `at_ministry`: only roles held at the ministry count; `inside`: shown while one is there."""

    label: Promise
    url: str
    icon: str
    roles: frozenset[Role] = ANY_ROLE
    at_ministry: bool = False
    inside: tuple[Entry, ...] = ()

    def is_for(self, actor: Actor) -> bool:
        """Whether to offer it; the page itself asks its policy again."""
        units = {"BCT"} if self.at_ministry else set(actor.units)
        return any(grant.role in self.roles and grant.unit_code in units for grant in actor.grants)


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as a page shows it; `inside` are the places below it."""

    label: Promise
    href: str
    icon: str
    here: bool
    inside: tuple[Shown, ...] = ()


ENTRIES: tuple[Entry, ...] = (
    Entry(_("Việc của tôi"), "desk:home", icon="checklist"),
    Entry(_("Đợt báo cáo"), "rounds:list", icon="calendar-event"),
    Entry(pgettext_lazy("trình đơn", "Báo cáo"), "reports:list", icon="report"),
    Entry(_("Xem xét"), "review:queue", icon="layout-grid", roles=_READERS, at_ministry=True),
    Entry(_("Văn bản đến"), "intake:list", icon="mail", roles=_MINISTRY, at_ministry=True),
    Entry(_("Số liệu"), "figures:list", icon="chart-bar", roles=_READERS, at_ministry=True),
    Entry(
        pgettext_lazy("trình đơn", "Kế hoạch"),
        "plans:list",
        icon="timeline",
        inside=(
            Entry(_("Kế hoạch hành động"), "plans:list", icon="timeline"),
            Entry(_("Nhiệm vụ"), "progress:list", icon="subtask"),
            Entry(_("Kinh phí"), "money:home", icon="coins"),
            Entry(_("Đăng ký nhiệm vụ"), "campaigns:list", icon="clipboard-list"),
            Entry(_("Đối chiếu"), "comparison:home", icon="scale"),
        ),
    ),
    Entry(
        pgettext_lazy("trình đơn", "Cơ sở"),
        "facilities:list",
        icon="building-factory-2",
        inside=(
            Entry(_("Danh bạ cơ sở"), "facilities:list", icon="building-factory-2"),
            Entry(_("Tiếp nhận danh sách"), "arrivals:list", icon="upload"),
            Entry(_("Đánh giá SXSH"), "assessments:list", icon="clipboard-check"),
            Entry(pgettext_lazy("trình đơn", "Hiệu quả"), "performance:home", icon="trending-down"),
            Entry(_("Thư viện giải pháp"), "options:home", icon="bulb"),
            Entry(_("Chứng nhận"), "certificates:list", icon="certificate"),
            Entry(_("Mạng lưới"), "network:home", icon="affiliate"),
        ),
    ),
    Entry(pgettext_lazy("trình đơn", "Đơn vị"), "registry:list", icon="building-community"),
    Entry(_("Người dùng"), "people:list", icon="users"),
    Entry(_("Hệ thống"), "system:home", icon="settings", roles=_KEEPERS, at_ministry=True),
)


def navigation(actor: Actor, path: str, entries: tuple[Entry, ...] = ENTRIES) -> Iterator[Shown]:
    """The entries for an actor; `here` marks the one whose part of the site, or of what is below it, `path` lies in."""
    for entry in entries:
        if not entry.is_for(actor):
            continue
        try:
            href = reverse(entry.url)
        except NoReverseMatch:
            continue
        inside = tuple(navigation(actor, path, entry.inside))
        here = path == href if href == "/" else path.startswith(href) or any(place.here for place in inside)
        yield Shown(entry.label, href, entry.icon, here, inside)
