"""The frame: language, theme, navigation by role, error pages."""

from __future__ import annotations

import pytest
from django.test import Client

from sachhon.domain.accounts.api import Role
from tests import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> Client:
    world.units()
    return world.signed_in(world.person(Role.OFFICER, "P63-89", "Nguyễn Văn An"))


def test_a_page_is_vietnamese_whatever_the_browser_asks_for(officer: Client) -> None:
    """English is a choice of the person, not of the browser."""
    page = officer.get("/", headers={"accept-language": "en"})
    assert '<html lang="vi"' in page.content.decode()


def test_the_language_is_kept_and_leads_back(officer: Client) -> None:
    """The choice goes back to the page; a foreign address is not followed."""
    answer = officer.post("/ngon-ngu/", {"language": "en", "next": "/tim-kiem/?q=an"})
    assert answer["Location"] == "/tim-kiem/?q=an"
    assert '<html lang="en"' in officer.get("/").content.decode()
    assert officer.post("/ngon-ngu/", {"language": "vi", "next": "https://evil.example/"})["Location"] == "/"


def test_the_theme_is_on_the_page_before_any_script(officer: Client) -> None:
    """No flash: the chosen theme stands on the root element; a made-up one does not."""
    officer.cookies["theme"] = "dark"
    assert 'data-bs-theme="dark"' in officer.get("/").content.decode()
    officer.cookies["theme"] = 'x" onload="'
    assert "onload" not in officer.get("/").content.decode()


def test_an_unknown_address_says_what_to_do(officer: Client) -> None:
    """404 in the frame."""
    page = officer.get("/khong-co/")
    assert page.status_code == 404
    assert "Không tìm thấy trang" in page.content.decode()


def test_every_component_stands_on_the_living_page(officer: Client) -> None:
    """The page renders."""
    assert officer.get("/thanh-phan/").status_code == 200
