"""Every screen in both languages: no violation of axe's rules, no console error, nothing wider than a phone of 320 px,
no inline code, and at most 300 KB compressed for a first load.

Vietnamese is looked at in the light at 1280 px, English in the dark at 320 px. `make test-browser` looks at every
screen in both, and lets everybody look for more; the plain suite, which has ten minutes, looks at every screen in one
of the two, by turns.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Browser, Page

from tests.browser.conftest import WHOLE, Watch, patient
from tests.browser.crawl import Crawl, Scales
from tests.browser.demonstration import Demonstration

# In this order: each shows kinds of screens that those before do not reach; on a fresh demonstration these four do.
FIRST = (
    "quantri@bct.example.vn",
    "canbo@bacninh.example.vn",
    "canbo@hagiang.example.vn",
    "lanhdao@gialai-moi.example.vn",
)
PEOPLE = (
    *FIRST,
    "chuyenvien@bct.example.vn",
    "truongphong@caobang.example.vn",
    "lanhdao@caobang.example.vn",
    "lanhdao@yenbai.example.vn",
    "canbo@binhdinh.example.vn",
    "lanhdao@bct.example.vn",
    "thamdinh@bct.example.vn",
    "tuvan@example.vn",
    "cosoa@example.vn",
)
# Pages that lead one person elsewhere than another: each passes through them anew; they are looked at once.
ENTRANCES = (
    "desk:home",
    *("plans:list", "plans:page", "plans:task", "plans:tasks"),
    *("progress:list", "progress:task", "progress:events", "progress:event", "progress:surveys", "progress:awards"),
    *("money:home", "money:plan", "money:line", "money:unit", "campaigns:list", "campaigns:campaign"),
    *("comparison:home", "comparison:unit", "comparison:target"),
)
LOOKS = {"vi": ("light", 1280), "en": ("dark", 320)}
HEAVIEST = 300 * 1024
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def inline() -> list[str]:
    """Inline code that the crawl met."""
    return []


@pytest.fixture(scope="module")
def screens(demo: Demonstration, inline: list[str]) -> list[tuple[str, str, str]]:
    """(person, kind, path) of every screen that can be reached."""
    from_all: list[tuple[str, str, str]] = []
    seen: dict[str, int] = {}
    for person in PEOPLE if WHOLE else FIRST:
        session = requests.Session()
        session.cookies.update(demo.cookies(person))
        crawl = Crawl(session, demo.address, seen)
        looked_at = {kind for _, kind, _ in from_all} - {"desk:home"}
        reached = list(crawl.names(["/", "/thanh-phan/", "/tim-kiem/?q=an"]))
        from_all += [(person, kind, path) for kind, path in reached if kind not in looked_at]
        inline += crawl.inline
        for kind in ENTRANCES:
            seen.pop(kind, None)
        session.close()
    return from_all


def test_the_crawl_reaches_the_screens(screens: list[tuple[str, str, str]]) -> None:
    """The areas are all there; a screen that nobody can reach by links is no screen."""
    kinds = {kind for _, kind, _ in screens}
    assert {kind.split(":")[0] for kind in kinds if ":" in kind} >= {
        *("desk", "rounds", "reports", "intake", "review", "figures", "registry", "people", "system"),
        *("plans", "progress", "money", "campaigns", "comparison"),
        *("facilities", "arrivals", "assessments", "options", "performance", "certificates", "network"),
    }
    assert len(kinds) > 200


def test_no_screen_holds_inline_code(screens: list[tuple[str, str, str]], inline: list[str]) -> None:
    """Neither style attributes, nor scripts, nor handlers in the pages as they are sent."""
    assert screens
    assert not inline, "\n".join(inline)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_screen(
    language: str,
    screens: list[tuple[str, str, str]],
    browser: Browser,
    demo: Demonstration,
    axe: Callable[[Page], list[str]],
    watch: Watch,
) -> None:
    """All faults of all screens in one list."""
    scheme, width = LOOKS[language]
    faults: list[str] = []
    scales = Scales()
    turn = list(LOOKS).index(language)
    looked_at = screens if WHOLE else screens[turn :: len(LOOKS)]
    for person in PEOPLE:
        if not any(owner == person for owner, _, _ in looked_at):
            continue
        context = patient(browser, width, color_scheme=scheme, reduced_motion="reduce")
        demo.sign_in(context, person)
        page = watch(context.new_page())
        context.add_cookies([{"name": "django_language", "value": language, "url": demo.address}])
        for owner, kind, path in looked_at:
            if owner != person:
                continue
            page.goto(demo.address + path)
            if page.locator("html").get_attribute("lang") != language:
                faults.append(f"{kind} {path}: not in {language}")
            faults += [f"{kind} {fault}" for fault in axe(page)]
            if (over := page.evaluate(WIDER)) > 0:
                faults.append(f"{kind} {path}: {over} px wider than {width}")
            if (weight := scales.page(page)) > HEAVIEST:
                faults.append(f"{kind} {path}: {weight // 1024} KB")
        context.close()
    assert not faults, "\n".join(faults)
