"""Every screen that a person can reach by links, one of each kind, found by following them from their desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
SAME_NAME = 1


@dataclass
class Crawl:
    """Walks one person's pages breadth first. `seen` holds the kinds of pages that another person showed already."""

    context: BrowserContext
    address: str
    seen: dict[str, int] = field(default_factory=dict)

    def names(self, paths: list[str]) -> Iterator[tuple[str, str]]:
        """(kind, path) of each page reached; the kind is the name of its address."""
        waiting, known = list(paths), set(paths)
        while waiting:
            path = waiting.pop(0)
            kind = kind_of(path)
            if kind is None or self.seen.get(kind, 0) >= SAME_NAME:
                continue
            answer = self.context.request.get(urljoin(self.address, path))
            if answer.status != 200 or not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            if "<!doctype html" not in answer.text()[:300].lower():
                continue
            self.seen[kind] = self.seen.get(kind, 0) + 1
            yield kind, path
            for link in _links(answer.text()):
                found = urlsplit(urljoin(self.address + path, link))
                if f"{found.scheme}://{found.netloc}" == self.address and found.path not in known:
                    known.add(found.path)
                    waiting.append(found.path)


def kind_of(path: str) -> str | None:
    """The name of an address; None where it is no page of ours."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def _links(html: str) -> Iterator[str]:
    for piece in html.split("<a ")[1:]:
        tag = piece.split(">", 1)[0]
        if 'href="' in tag and "download" not in tag:
            yield tag.split('href="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
