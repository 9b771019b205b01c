"""A Reading as the reading contract's JSON object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sachhon.formkit.definition import Column
from sachhon.formkit.definition import templates as definitions
from sachhon.formkit.findings import Finding, say
from sachhon.reading.checks.equations import ledger_of
from sachhon.reading.model import (
    Amount,
    Budget,
    BudgetRow,
    Citation,
    Count,
    DocumentFacts,
    FieldAnswer,
    Found,
    Reading,
    Target,
    Task,
)
from sachhon.vietnamese.folding import fold

Json = dict[str, Any]
_SOURCES = ("central", "local", "international", "enterprises")
"""What the contract names; a budget's other payers ("nguồn khác", "ngân sách nhà nước") stand beside them."""


def to_json(reading: Reading) -> Json:
    """The contract's object: plain dicts, lists, strings, numbers, booleans and None."""
    return {
        "file": {"name": reading.source.name, "format": reading.source.format, "sha256": reading.source.sha256},
        "template": reading.template,
        "document": _document(reading.document),
        "targets": [_target(target) for target in reading.targets],
        "counts": [_count(count) for count in reading.counts],
        "amounts": [_amount(amount) for amount in reading.amounts],
        "tasks": [_task(task) for task in reading.tasks],
        "budgets": [_budget(budget) for budget in reading.budgets],
        "answers": [answer_json(answer, reading.source.text) for answer in reading.answers],
        "findings": [finding_json(finding) for finding in reading.findings],
    }


def plain(value: object) -> Any:
    """A value of any field type as JSON: Decimal as int where whole, dates ISO, records as objects."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Found):
        return {"value": plain(value.value), "span": span_json(value.span)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    raise TypeError(f"no JSON for {type(value).__name__}")


def span_json(span: tuple[int, int] | None) -> Json | None:
    """{"start", "end"} in code points, or None."""
    return None if span is None else {"start": span[0], "end": span[1]}


def finding_json(finding: Finding) -> Json:
    """Code, severity, what it says in both languages, and the places that show it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": {"vi": say(finding, "vi"), "en": say(finding, "en")},
        "spans": [span_json(span) for span in finding.spans],
        "fields": list(finding.fields),
    }


def answer_json(answer: FieldAnswer, text: str) -> Json:
    """One answer; a table's value is a list of {column: {"value", "span"}}, a range stands in low and high.

    Industries and sizes stand in the document's own words, with what they were taken for beside them as `code`.
    """
    columns = {column.id: column for column in _columns(answer.template, answer.field)}
    rows = [{name: _cell(found, columns.get(name), text) for name, found in row.items()} for row in answer.rows]
    value = rows if answer.rows else plain(answer.value)
    if answer.low is not None and answer.high is not None:
        value = plain(answer.low) if answer.low == answer.high else None
    result: Json = {
        "template": answer.template,
        "field": answer.field,
        "state": answer.state.value,
        "value": value,
        "low": plain(answer.low),
        "high": plain(answer.high),
        "unit": answer.unit,
        "confidence": round(answer.confidence, 3),
        "span": span_json(answer.span),
    }
    if answer.others:
        result["others"] = [
            {"state": other.state.value, "value": plain(other.value), "span": span_json(other.span)}
            for other in answer.others
        ]
    return result


def _columns(template: str, field: str) -> tuple[Column, ...]:
    definition = definitions().get(template)
    return next((one.columns for one in definition.fields if one.id == field), ()) if definition else ()


def _cell(found: Found[object], column: Column | None, text: str) -> Json:
    cell: Json = plain(found)
    if column is None or found.span is None:
        return cell
    labels = {option.id: option.labels["vi"] for option in column.options}
    written = " ".join(text[found.span[0] : found.span[1]].replace("*", " ").split())
    if column.type == "industry":
        name = written if found.certain else labels.get(str(found.value), written)
        return {"value": name, "code": cell["value"], "span": cell["span"]}
    named = column.type == "choice" and not column.classifier and str(found.value).isalpha()
    if named and fold(written) in map(fold, labels.values()):
        return {"value": written, "code": cell["value"], "span": cell["span"]}
    return cell


def _document(document: DocumentFacts) -> Json:
    period, signer = document.period, document.signer
    result: Json = {
        name: plain(getattr(document, name))
        for name in ("type", "number", "date", "place", "issuer", "title", "province", "addressee")
    }
    result["period"] = period and {"from": period.from_year, "to": period.to_year, "span": span_json(period.span)}
    result["signer"] = signer and {"name": signer.name, "title": signer.title, "span": span_json(signer.span)}
    result["legal_bases"] = [_citation(citation) for citation in document.legal_bases]
    result["recipients"] = [plain(recipient) for recipient in document.recipients]
    return result


def _citation(citation: Citation) -> Json:
    return {
        "type": citation.type,
        "number": citation.number,
        "date": plain(citation.date),
        "role": citation.role,
        "span": span_json(citation.span),
    }


def _target(target: Target) -> Json:
    return {
        "subject": target.subject,
        "indicator": target.indicator,
        "comparator": target.comparator,
        "low": plain(target.low),
        "high": plain(target.high),
        "unit": target.unit,
        "by_year": target.by_year,
        "span": span_json(target.span),
    }


def _count(count: Count) -> Json:
    return {
        "what": count.what,
        "value": plain(count.value),
        "unit": count.unit,
        "year": count.year,
        "span": span_json(count.span),
    }


def _amount(amount: Amount) -> Json:
    return {"vnd": amount.vnd, "source": amount.source, "what": amount.what, "span": span_json(amount.span)}


def _task(task: Task) -> Json:
    return {
        "number": task.number,
        "group": task.group,
        "title": task.title,
        "purpose": task.purpose,
        "outcome": task.outcome,
        "lead": list(task.lead),
        "coordinating": list(task.coordinating),
        "from_year": task.from_year,
        "to_year": task.to_year,
        "period_text": task.period_text,
        "span": span_json(task.span),
        "row": span_json(task.row),
    }


def _budget(budget: Budget) -> Json:
    ledger = ledger_of(budget)
    return {
        "caption": budget.caption,
        "unit_vnd": budget.unit_vnd,
        "rows": [_budget_row(row) for row in budget.rows],
        "totals": budget.totals and _budget_row(budget.totals),
        "sums": {"held": len(ledger.proved()), "broken": len(ledger.broken())},
        "span": span_json(budget.span),
    }


def _budget_row(row: BudgetRow) -> Json:
    return {
        "number": row.number,
        "title": row.title,
        "unit": row.unit,
        "years": {str(year): {"quantity": plain(cell[0]), "vnd": cell[1]} for year, cell in sorted(row.years.items())},
        "total_vnd": row.total_vnd,
        "sources": {name: vnd for name, vnd in row.sources.items() if name in _SOURCES},
        "other_sources": {name: vnd for name, vnd in row.sources.items() if name not in _SOURCES},
        "span": span_json(row.span),
        "cells": {key: span_json(span) for key, span in row.cells.items()},
    }
