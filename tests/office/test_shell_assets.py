"""The look is built from what the pages use; the policy of content security allows nothing inline."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import Client
from django.urls import reverse

from sachhon.channels.office import assets
from sachhon.channels.office.shell.navigation import ENTRIES, navigation
from sachhon.channels.office.templatetags.vi import ago, day, moment, money, number
from sachhon.domain.accounts.api import Role
from tests import world

needs_packages = pytest.mark.skipif(
    not (assets.MODULES / "@tabler").is_dir(), reason="the look's packages are not installed: make assets"
)


@needs_packages
def test_every_icon_exists() -> None:
    """A misspelt name would show nothing."""
    assert [name for name in sorted(assets.icons_used()) if not assets.icon_exists(name)] == []


@needs_packages
def test_the_look_is_built_once_and_is_light(tmp_path: Path) -> None:
    """Style sheet, sprite and fonts, small; a second call does nothing."""
    assert assets.build(tmp_path)
    assert not assets.build(tmp_path)
    sheet = (tmp_path / "office" / "office.css").read_bytes()
    assert len(gzip.compress(sheet)) < 60 * 1024
    assert b".page-head" in sheet
    assert b"Be Vietnam Pro" in sheet
    assert len(list((tmp_path / "office" / "fonts").glob("*vietnamese*.woff2"))) == 4
    sprite = (tmp_path / "office" / "icons.svg").read_text("utf-8")
    assert '<symbol id="search"' in sprite
    fonts = sum(path.stat().st_size for path in (tmp_path / "office" / "fonts").iterdir())
    assert fonts < 150 * 1024


def test_without_packages_the_reason_is_said_and_the_site_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, no failure; with --strict a failure."""
    monkeypatch.setattr(assets, "MODULES", tmp_path / "none")
    monkeypatch.setattr(assets, "_node", lambda command: ["false"])
    monkeypatch.setenv("SACHHON_ASSETS", str(tmp_path / "out"))
    monkeypatch.setattr("sys.argv", ["assets"])
    assert assets.main() == 0
    assert "Chưa dựng được giao diện" in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["assets", "--strict"])
    assert assets.main() == 1


def test_the_lock_file_names_no_address() -> None:
    """Packages are named by version and digest alone."""
    lock = (assets.ROOT / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert "://" not in re.sub(r'"(?:url|funding)": .*', "", lock)
    assert lock.count('"integrity"') > 10


@pytest.mark.django_db
def test_every_page_carries_the_policy(client: Client) -> None:
    """Nothing inline, nothing from elsewhere, no frame around it."""
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.django_db
def test_the_navigation_offers_what_a_role_may_open() -> None:
    """Every entry has an address, and its page opens for those to whom it is offered."""
    world.units()
    assert all(reverse(entry.url) for entry in ENTRIES)
    for role, unit in (
        (Role.ADMINISTRATOR, "BCT"),
        (Role.MINISTRY_OFFICER, "BCT"),
        (Role.INSPECTOR, "BCT"),
        (Role.LEADER, "BCT"),
        (Role.HEAD, "BCT"),
        (Role.OFFICER, "P63-89"),
        (Role.HEAD, "P63-89"),
        (Role.LEADER, "P63-89"),
        (Role.INSPECTOR, "P63-89"),
        (Role.FACILITY_USER, "P63-89"),
        (Role.DISTRICT_OFFICER, "P63-89"),
    ):
        user = world.person(role, unit)
        client = world.signed_in(user)
        offered = list(navigation(world.actor(role, unit), "/"))
        refused = [place.href for place in offered if client.get(place.href).status_code != 200]
        assert (role, unit, refused) == (role, unit, [])


def test_figures_are_written_as_vietnamese_documents_write_them() -> None:
    """Blank is a dash, not zero; money keeps its unit."""
    assert (number(1234567), number(None), number(0)) == ("1.234.567", "–", "0")
    assert (money(3_360_000_000, "triệu đồng"), money(None)) == ("3.360 triệu đồng", "–")
    assert (day(None), moment(None), ago(None)) == ("–", "–", "–")


def test_an_empty_state_has_its_words() -> None:
    """A component stands alone, outside a page."""
    page = engines["django"].from_string(
        '<c-empty title="Không còn việc nào"><c-slot name="action">Xem</c-slot></c-empty>'
    )
    html = page.render({"title": "Của trang"})
    assert "Không còn việc nào" in html
    assert "Xem" in html
    assert "Của trang" not in html


@pytest.mark.django_db
def test_what_lies_below_a_place_is_offered_while_one_is_there() -> None:
    """Plans, tasks, money, registration and comparison share one entry; the page of each marks both."""
    officer = world.actor(Role.OFFICER, "P63-89")
    there = [place for place in navigation(officer, "/kinh-phi/") if place.here]
    assert [place.href for place in there] == ["/ke-hoach/"]
    assert [(one.href, one.here) for one in there[0].inside] == [
        ("/ke-hoach/", False),
        ("/nhiem-vu/", False),
        ("/kinh-phi/", True),
        ("/dang-ky-nhiem-vu/", False),
        ("/doi-chieu/", False),
    ]
