"""The header, the citations and the recipients of the real documents, where they are on this machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sachhon.reading.letter import read_letter
from sachhon.reading.model import DocumentFacts, Source
from sachhon.vietnamese.folding import squash
from tests.shared import SHARED, needs_shared

GOLD = sorted((SHARED / "practice" / "gold").glob("*.yaml")) if SHARED.is_dir() else []


def gold_and_facts(path: Path) -> tuple[dict[str, Any], DocumentFacts]:
    gold = yaml.safe_load(path.read_text("utf-8"))
    text = (SHARED / "practice" / gold["file"]).read_bytes().decode("utf-8")
    return gold, read_letter(Source(path.stem, "txt", text, ()))


@needs_shared
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_number_date_and_signer(path: Path) -> None:
    gold, facts = gold_and_facts(path)
    document = gold["document"]
    number = (document.get("number") or {}).get("value")
    assert (facts.number.value if facts.number else None) == number
    day = (document.get("date") or {}).get("value")
    assert (facts.date.value if facts.date else None) == (date.fromisoformat(str(day)) if day else None)
    signer = (document.get("signer") or {}).get("name")
    assert (facts.signer.name if facts.signer else None) == signer


@needs_shared
@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_recipients_and_citations(path: Path) -> None:
    gold, facts = gold_and_facts(path)
    recipients = [squash(entry["value"]) for entry in gold["document"].get("recipients") or []]
    assert "".join(squash(found.value) for found in facts.recipients) == "".join(recipients)
    cited = {base.number for base in facts.legal_bases}
    assert {base["number"] for base in gold["document"].get("legal_bases") or []} - cited == set()
