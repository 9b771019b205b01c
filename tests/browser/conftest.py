"""Chromium on the served demonstration (`demo`), or on pytest-django's live server with `tests.world` (`page`).

Where Chromium is missing the tests are skipped with that reason. Every page that a test opens is watched: an error on
the browser's console (a broken policy of content security is one), or an answer of 500, fails the test.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Response,
    expect,
    sync_playwright,
)

from sachhon.domain.accounts.api import User
from tests import world
from tests.browser.demonstration import ROOT, Demonstration, built_once, started

# Playwright's own event loop runs in the tests' thread; the tests still touch the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
CHROMIUM = next(filter(None, (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))), None)
SCREENS = ROOT / "build" / "screens"
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What a test asks for on purpose.
EXPECTED = ("status of 403", "status of 404", "status of 400", "status of 422", "status of 409")
# Milliseconds that anything in a page may take. It only bounds a failure: a slow, loaded machine is no fault.
PATIENCE = 60_000
# `make test-browser` sets it: every screen in both looks, and pictures in build/screens.
WHOLE = "SCREENS_WHOLE" in os.environ
expect.set_options(timeout=PATIENCE)

Watch = Callable[[Page], Page]
Window = Callable[..., BrowserContext]
Person = Callable[..., Page]
Shot = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where it is."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    return CHROMIUM


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium, without a window.

    One a file, not one a run: while Playwright is on, its event loop runs, and no test beside it can start its own.
    """
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def demo(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """The demonstration, served; one for all tests of a worker."""
    home, base = tmp_path_factory.mktemp("demo"), tmp_path_factory.getbasetemp()
    # Test processes that run beside each other have folders below a common one.
    built_once((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demonstration", home)
    running = started(home)
    yield running
    running.stop()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Watches pages; after the test, their console must have been silent."""
    said: list[str] = []

    def watched(page: Page) -> Page:
        def on_console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and not any(words in message.text for words in EXPECTED):
                said.append(f"{page.url}: {message.text}")

        def on_response(response: Response) -> None:
            if response.status >= 500:
                said.append(f"{response.url}: {response.status}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
        page.on("response", on_response)
        return page

    yield watched
    assert said == []


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """`window(width=1280, **options)`: a browser of a person's own, closed after the test."""
    opened: list[BrowserContext] = []

    def made(width: int = 1280, **options: Any) -> BrowserContext:
        opened.append(patient(browser, width, **options))
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def patient(browser: Browser, width: int = 1280, **options: Any) -> BrowserContext:
    """A Vietnamese's browser of its own, in which nothing is hurried."""
    size = {"width": width, "height": options.pop("height", 900)}
    context = browser.new_context(viewport=size, locale="vi-VN", **options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    return context


def follow(page: Page, target: Locator) -> None:
    """Clicks what leads to another page; what comes next, at another desk perhaps, begins when that page is there."""
    with page.expect_navigation():
        target.click()


@pytest.fixture
def context(window: Window) -> BrowserContext:
    """One person's browser."""
    return window()


@pytest.fixture
def page(context: BrowserContext, live_server: Any, watch: Watch) -> Page:
    """A page of it, for the live server."""
    return watch(context.new_page())


@pytest.fixture
def person(window: Window, demo: Demonstration, watch: Watch) -> Person:
    """`person(email, width=1280)`: somebody of the demonstration at their desk, in a browser of their own."""

    def signed(email: str, width: int = 1280) -> Page:
        context = window(width, base_url=demo.address)
        demo.sign_in(context, email)
        page = watch(context.new_page())
        page.goto("/")
        return page

    return signed


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, User], None]:
    """`sign_in(page, user)`: on the live server, without the form."""

    def signed(page: Page, user: User) -> None:
        session = world.signed_in(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    return signed


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)`: violations of axe-core's rules, one line each; none: []."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: make assets")
    program = AXE.read_text("utf-8")

    def run(page: Page) -> list[str]:
        page.evaluate(program)
        found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
        return [
            f"{page.url} {one['id']}: {node['target'][0]} {node['failureSummary'].splitlines()[-1].strip()}"
            for one in found
            for node in one["nodes"][:3]
        ]

    return run


@pytest.fixture(scope="session")
def shot() -> Shot:
    """`shot(page, name)`: the whole page as build/screens/<name>.png, where pictures were asked for."""

    def take(page: Page, name: str) -> None:
        if WHOLE:
            SCREENS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(SCREENS / f"{name}.png"), full_page=True)

    return take
