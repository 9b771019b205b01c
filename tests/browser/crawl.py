"""Every screen that a person can reach by links, one of each kind, found by following them from their desk."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.waiting import PATIENCE

SAME_NAME = 1
INLINE = re.compile(
    r"""<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=\s*["']|<script(?![^>]*\ssrc=)[^>]*>|<style""", re.IGNORECASE
)
DATA_SCRIPT = re.compile(r"""<script[^>]*type="application/(?:ld\+)?json\"""", re.IGNORECASE)


@dataclass
class Crawl:
    """Walks one person's pages breadth first. `seen` holds the kinds of pages that another person showed already."""

    session: requests.Session
    address: str
    seen: dict[str, int] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)

    def names(self, paths: list[str]) -> Iterator[tuple[str, str]]:
        """(kind, path) of each page reached; the kind is the name of its address."""
        waiting, known = list(paths), set(paths)
        while waiting:
            path = waiting.pop(0)
            kind = kind_of(path)
            if kind is None or self.seen.get(kind, 0) >= SAME_NAME:
                continue
            answer = self.session.get(urljoin(self.address, path), timeout=PATIENCE)
            if answer.status_code != 200 or not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            html = answer.content.decode()
            if "<!doctype html" not in html[:300].lower():
                continue
            self.seen[kind] = self.seen.get(kind, 0) + 1
            self.inline += [f"{kind} {path}: {tag[:120]}" for tag in inline_code(html)]
            yield kind, path
            for link in _links(html):
                found = urlsplit(urljoin(self.address + path, link))
                if f"{found.scheme}://{found.netloc}" == self.address and found.path not in known:
                    known.add(found.path)
                    waiting.append(found.path)


def inline_code(html: str) -> list[str]:
    """Styles, scripts and handlers inside a page, which the policy of content security forbids."""
    return [hit[0] for hit in INLINE.finditer(html) if not DATA_SCRIPT.match(hit[0])]


class Scales:
    """What the parts of a page weigh compressed, as a server sends them; each part is fetched once."""

    def __init__(self) -> None:
        self._weights: dict[str, int] = {}

    def page(self, page: Page) -> int:
        """Bytes of a first load: the page itself and all that it draws in."""
        urls = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
        html = len(gzip.compress(page.content().encode(), 6))
        return html + sum(self._part(page, url) for url in dict.fromkeys(urls))

    def _part(self, page: Page, url: str) -> int:
        if url not in self._weights:
            body = page.context.request.get(url).body()
            self._weights[url] = len(body) if url.endswith(".woff2") else len(gzip.compress(body, 6))
        return self._weights[url]


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
