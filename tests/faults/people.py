"""People who type, hand in and take back while the system is killed under them.

Whoever gets no answer asks again with the same request key, as the page's script does. What was acknowledged is kept
here and held against the database afterwards.
"""

from __future__ import annotations

import http.client
import json
import random
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

TOKEN = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6"
PATIENCE = 600
TOO_MUCH = 20
"""Wrong answers after which nobody goes on."""
PAUSE = 0.15


@dataclass
class Said:
    """What the system acknowledged, and what it should never have said."""

    saves: list[dict[str, Any]] = field(default_factory=list)
    seals: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    asked_again: int = 0
    replayed: int = 0

    @property
    def count(self) -> int:
        """Acknowledged writes so far."""
        return len(self.saves) + len(self.seals)


class GaveUp(Exception):
    """The run is over."""


class Person(threading.Thread):
    """One person with one report."""

    def __init__(self, me: dict[str, Any], port: int, said: Said, over: threading.Event, seed: int) -> None:
        super().__init__(daemon=True)
        self.me, self.port, self.said, self.over = me, port, said, over
        self.draw = random.Random(seed)
        self.version = me.get("version", 0)

    def run(self) -> None:
        """Type a while, hand in, take back, until it is over."""
        try:
            while not self.over.is_set() and len(self.said.wrong) < TOO_MUCH:
                for _ in range(self.draw.randint(2, 8)):
                    self.save(f"Nội dung {uuid.uuid4().hex}")
                self.hand_in()
        except GaveUp:
            return

    def save(self, words: str) -> None:
        """Autosave of one answer over the version seen last."""
        cell, key = self.me["cell"], uuid.uuid4().hex
        for _ in range(3):
            data = {
                "section": self.me["item"],
                "money_unit": "1",
                f"t:{cell}": words,
                f"s:{cell}": "value",
                "base": json.dumps({cell: self.version}),
                "request_key": key,
            }
            status, _, body = self.post("luu/", data)
            told = json.loads(body) if status == 200 else {}
            mark = told.get("cells", {}).get(cell, {})
            if mark.get("kind") in {"saved", "same"}:
                self.version = mark["version"]
                self.said.saves.append({"code": self.me["code"], "cell": cell, "version": self.version, "words": words})
                return
            if mark.get("kind") == "conflict" and self.version == 0:
                self.version, key = mark["version"], uuid.uuid4().hex
                continue
            break
        self.said.wrong.append(f"save {status} {body[:300]!r}")

    def hand_in(self) -> None:
        """Ask, approve, approve once more with the same key, take back."""
        status, where, body = self.post("trinh-duyet/", {"request_key": uuid.uuid4().hex})
        if status != 302 or "da-trinh" not in where:
            self.said.wrong.append(f"ask {status} {where} {_text(body)}")
            return
        key = uuid.uuid4().hex
        status, first, body = self.post("phe-duyet/lanh-dao/", {"request_key": key, "note": ""})
        if status != 302 or "/ban/" not in first:
            self.said.wrong.append(f"approve {status} {first} {_text(body)}")
            return
        self.said.seals.append({"code": self.me["code"], "key": key, "where": first})
        status, second, _ = self.post("phe-duyet/lanh-dao/", {"request_key": key, "note": ""})
        self.said.replayed += 1
        if (status, second) != (302, first):
            self.said.wrong.append(f"replay {status} {second} instead of {first}")
        self.take_back()

    def take_back(self) -> None:
        """No key here: a repeat that comes too late is refused (403), as it was done already."""
        status, where, body = self.post("rut-lai/", {"note": "Sửa lại số liệu"})
        if status not in {302, 403}:
            self.said.wrong.append(f"take back {status} {where} {_text(body)}")

    def post(self, path: str, data: dict[str, str]) -> tuple[int, str, bytes]:
        """(status, Location, body): asked again, the very same, until there is an answer."""
        for attempt in range(int(PATIENCE / PAUSE)):
            if attempt:
                self.said.asked_again += 1
                if self.over.wait(PAUSE) and attempt > 200:
                    raise GaveUp
            answer = self._once(f"/bao-cao/{self.me['code']}/{path}", urlencode(data))
            if answer and answer[0] < 500:
                return answer
        self.said.wrong.append(f"no answer to {path} for {PATIENCE} s")
        raise GaveUp

    def _once(self, path: str, body: str) -> tuple[int, str, bytes] | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Cookie": f"sessionid={self.me['session']}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()


def _text(body: bytes) -> str:
    return body.decode("utf-8", "replace")[:200]
