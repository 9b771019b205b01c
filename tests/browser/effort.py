"""How long a person needs for what a test does in a browser, counted and not timed: the keystroke-level model.

A test's own clock says how fast the machine is, and on a loaded one nothing else. The seconds are those of Card, Moran
and Newell for somebody who is no typist; the page and the meter book are our own, generous, assumptions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

KEY, POINT, PRESS, HOME, THINK = 0.28, 1.1, 0.2, 0.4, 1.35
# A page is loaded and looked through; a figure is looked up in the factory's own books.
PAGE, LOOK_UP = 20.0, 60.0


@dataclass
class Hand:
    """One person at one page, whose clicks, keys, pages and looked-up figures are counted."""

    page: Page
    clicks: int = 0
    keys: int = 0
    typed: int = 0
    looked_up: int = 0
    pages: set[str] = field(default_factory=set)

    def open(self, address: str) -> None:
        """Goes to an address, as by a link."""
        self.clicks += 1
        self.page.goto(address)
        self._loaded()

    def click(self, target: Locator) -> None:
        """Clicks, and waits for what it leads to."""
        self.clicks += 1
        target.click()
        self.page.wait_for_load_state()
        self._loaded()

    def press(self, words: str | re.Pattern[str], role: str = "button") -> None:
        """Clicks the last thing of that role and name in the page's own part."""
        self.click(self.page.locator("main").get_by_role(role, name=words).last)  # type: ignore[arg-type]

    def type(self, target: Locator, words: str, *, looked_up: bool = False) -> None:
        """Fills a field; a figure has to be looked up first."""
        self.typed += 1
        self.keys += len(words)
        self.looked_up += looked_up
        target.fill(words)

    @property
    def seconds(self) -> float:
        """The estimate."""
        steps = self.clicks + self.typed
        return (
            steps * (THINK + POINT + PRESS)
            + self.typed * 2 * HOME
            + self.keys * KEY
            + len(self.pages) * PAGE
            + self.looked_up * LOOK_UP
        )

    def _loaded(self) -> None:
        self.pages.add(self.page.url)
