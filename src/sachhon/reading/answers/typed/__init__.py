"""One reader for each field type of formkit."""

from __future__ import annotations

from sachhon.reading.answers.typed import (
    choice,
    contact,
    day,
    decimal_number,
    document,
    documents,
    facility,
    industries,
    industry,
    integer,
    money,
    narrative,
    percent,
    percent_range,
    period,
    quantity,
    table,
    text,
    unit,
    year,
    yes_no,
)
from sachhon.reading.answers.typed.model import Measured, Offer, Read, Taken, TypedReader

__all__ = ["READERS", "Measured", "Offer", "Read", "Taken", "TypedReader"]

READERS: dict[str, TypedReader] = {
    "choice": choice.READER,
    "contact": contact.READER,
    "date": day.READER,
    "decimal": decimal_number.READER,
    "document": document.READER,
    "documents": documents.READER,
    "facility": facility.READER,
    "industries": industries.READER,
    "industry": industry.READER,
    "integer": integer.READER,
    "money": money.READER,
    "narrative": narrative.READER,
    "percent": percent.READER,
    "percent_range": percent_range.READER,
    "period": period.READER,
    "quantity": quantity.READER,
    "table": table.READER,
    "text": text.READER,
    "unit": unit.READER,
    "year": year.READER,
    "yes_no": yes_no.READER,
}
"""Field type -> its reader; a test walks formkit's types and fails until each is here."""
