"""Deadline day's people, for locust: each opens, types, and in the peak minute hands the report in.

Settings from the environment: DEADLINE_PEOPLE (deadline_world's file), DEADLINE_SAID (acknowledged writes go here, one
JSON object a line), DEADLINE_PEAK ("from-to" seconds after the start, "" for no submits), DEADLINE_THINK ("5-15").
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import time
import uuid
from pathlib import Path

import gevent
from locust import FastHttpUser, between, events, task
from requests.cookies import create_cookie

PEOPLE = [json.loads(line) for line in Path(os.environ["DEADLINE_PEOPLE"]).read_text("utf-8").splitlines()]
SAID = open(os.environ["DEADLINE_SAID"], "a", encoding="utf-8")  # noqa: SIM115 - open as long as the run
PEAK = [float(part) for part in os.environ.get("DEADLINE_PEAK", "").split("-") if part]
THINK = [float(part) for part in os.environ.get("DEADLINE_THINK", "5-15").split("-")]
NEXT = itertools.count()
STARTED = time.monotonic()
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="request_key" value="([^"]+)"')


class Person(FastHttpUser):
    """One unit's person."""

    wait_time = between(*THINK)

    def on_start(self) -> None:
        """Signed in already: sign-ins are spread over the weeks before."""
        self.me = PEOPLE[next(NEXT) % len(PEOPLE)]
        self.client.cookiejar.set_cookie(create_cookie("sessionid", self.me["session"], domain="127.0.0.1"))
        self.token, self.version, self.done = "", None, False
        self.hand_in_at = random.uniform(*PEAK) if PEAK else float("inf")
        gevent.sleep(random.uniform(0, THINK[1]))  # locust starts people in bursts, one a second: nobody clicks at once

    def get(self, path: str, name: str) -> str:
        """A page; its form's token is kept."""
        with self.client.get(path, name=name, catch_response=True) as reply:
            if reply.status_code != 200:
                reply.failure(f"{reply.status_code}")
                return ""
            text = reply.text or ""
        if found := TOKEN.search(text):
            self.token = found[1]
        return text

    def post(self, path: str, name: str, data: dict[str, str], right: tuple[int, ...]) -> str | None:
        """A form; None where it was not taken."""
        data = {"csrfmiddlewaretoken": self.token, **data}
        with self.client.post(path, name=name, data=data, catch_response=True, allow_redirects=False) as reply:
            if reply.status_code not in right:
                reply.failure(f"{reply.status_code}")
                return None
            return reply.text or ""

    @task
    def go_on(self) -> None:
        """The next thing that a person in a hurry does."""
        code, item = self.me["code"], self.me["item"]
        if not self.done and time.monotonic() - STARTED >= self.hand_in_at:
            self.hand_in(code)
        elif self.done or random.random() < 0.35:
            self.get(f"/bao-cao/{code}/", "task list")
        elif not self.token or self.version is None or random.random() < 0.4:
            text = self.get(f"/bao-cao/{code}/muc/{item}/", "section")
            found = re.search(rf'"{re.escape(self.me["cell"])}"\s*:\s*(\d+)', text.replace("&quot;", '"'))
            self.version = int(found[1]) if found else 0
        else:
            self.type_on(code, item)

    def type_on(self, code: str, item: str) -> None:
        """Autosave of one answer over the version seen."""
        cell, words = self.me["cell"], f"Nội dung {uuid.uuid4().hex}"
        data = {
            "section": item,
            "money_unit": "1",
            f"t:{cell}": words,
            f"s:{cell}": "value",
            "base": json.dumps({cell: self.version}),
            "request_key": uuid.uuid4().hex,
        }
        text = self.post(f"/bao-cao/{code}/luu/", "autosave", data, (200,))
        if text is None:
            self.version = None
            return
        told = json.loads(text)["cells"].get(cell, {})
        self.version = told.get("version")
        if told.get("kind") == "saved":
            SAID.write(json.dumps({"code": code, "cell": cell, "version": self.version, "words": words}) + "\n")

    def hand_in(self, code: str) -> None:
        """Check, ask, approve: sealed."""
        self.done = True
        self.get(f"/bao-cao/{code}/kiem-tra/", "check")
        if self.post(f"/bao-cao/{code}/trinh-duyet/", "ask", {"request_key": uuid.uuid4().hex}, (302,)) is None:
            return
        page = self.get(f"/bao-cao/{code}/phe-duyet/", "decide")
        key = KEY.search(page)
        data = {"request_key": key[1] if key else uuid.uuid4().hex, "note": ""}
        if self.post(f"/bao-cao/{code}/phe-duyet/lanh-dao/", "approve", data, (302,)) is not None:
            SAID.write(json.dumps({"code": code, "sealed": True}) + "\n")


@events.quitting.add_listener
def close(**_rest: object) -> None:
    """What was said is on disk."""
    SAID.close()
