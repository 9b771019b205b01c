"""Other rooms tell what a report should answer for; this room knows none of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sachhon.domain.submissions as room
from sachhon.domain.submissions import extra_findings
from sachhon.domain.submissions.api import Submission, findings_of
from sachhon.formkit.definition import Template
from sachhon.formkit.findings import Finding, Severity, register_words
from sachhon.formkit.values import Values
from tests import world

pytestmark = pytest.mark.django_db
register_words("vi", {"told_by_test": "Sổ khác ghi {count}."})
register_words("en", {"told_by_test": "Another register says {count}."})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Submission]]:
    asked: list[Submission] = []
    monkeypatch.setattr(extra_findings, "_sources", [])

    def source(submission: Submission, template: Template, values: Values) -> Iterator[Finding]:
        asked.append(submission)
        yield Finding("told_by_test", Severity.WARNING, {"count": 3}, fields=(template.fields[0].id,))

    extra_findings.register(source)
    extra_findings.register(source)
    return asked


def test_what_a_source_tells_stands_after_the_templates_findings(told: list[Submission]) -> None:
    world.units()
    report = world.submission()
    found = findings_of(report)
    assert told == [report]
    assert (found[-1].words, found[-1].needs_reason) == ("Sổ khác ghi 3.", True)


def test_the_room_imports_nothing_that_stands_above_it() -> None:
    above = ("sachhon.domain.intake", "sachhon.domain.planning", "sachhon.domain.rollups", "sachhon.channels")
    hits = []
    for path in Path(room.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            hits += [f"{path.name}: {name}" for name in names if name.startswith(above)]
    assert hits == []
