"""Values of every field type, as a unit may give them, for property tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import Contact, DocumentRef, Period, Quantity, Range

TEXT = "sản xuất sạch hơn doanh nghiệp thủy sản Quảng Bình Đắk Lắk hoá chất kinh phí (2018) – “xanh” 50% A/B"
WORDS = st.sampled_from(sorted(set(TEXT.split())))
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
DOCUMENTS = st.builds(
    DocumentRef,
    st.sampled_from(["1819/BCT-TKNL", "496/2010/QĐ-UBND", "135/QĐ-SCT", "221/2012/TTLT-BTC-BCT", "10-CTr/TU"]),
    st.one_of(st.none(), st.dates(date(1990, 1, 1), date(2040, 12, 31))),
)
DECIMALS = st.decimals(
    min_value=Decimal(0), max_value=Decimal(10**9), allow_nan=False, allow_infinity=False, places=2
) | st.decimals(min_value=Decimal(0), max_value=Decimal(10**6), allow_nan=False, allow_infinity=False, places=4)
PERCENTS = st.decimals(min_value=Decimal(0), max_value=Decimal(100), allow_nan=False, places=2)
NAMES = st.sampled_from(["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Đức"])


def _period(ends: tuple[int, int]) -> Period:
    return Period(min(ends), max(ends))


def _range(ends: tuple[Decimal, Decimal]) -> Range:
    return Range(min(ends), max(ends))


def values_of_type(spec: Field | Column) -> st.SearchStrategy[object]:
    """Values that the spec's type allows, within its limits."""
    options = [option.id for option in spec.options]
    by_type: dict[str, st.SearchStrategy[object]] = {
        "text": LINES,
        "unit": LINES,
        "facility": LINES,
        "narrative": st.lists(LINES, min_size=1, max_size=3).map("\n".join),
        "integer": st.integers(0, 10**7),
        "decimal": DECIMALS,
        "percent": PERCENTS,
        "percent_range": st.tuples(PERCENTS, PERCENTS).map(_range),
        "money": st.integers(0, 10**13),
        "year": st.integers(1999, 2030),
        "date": st.dates(date(1990, 1, 1), date(2040, 12, 31)),
        "period": st.tuples(st.integers(1990, 2040), st.integers(1990, 2040)).map(_period),
        "yes_no": st.booleans(),
        "choice": st.sampled_from(options) if options else st.nothing(),
        "industry": st.sampled_from([int(one) for one in options if one.isdecimal()] or [0]),
        "industries": st.lists(
            st.sampled_from([option.labels["vi"] for option in spec.options] or ["giấy"]),
            min_size=1,
            max_size=4,
            unique=True,
        ).map(tuple),
        "quantity": st.builds(Quantity, DECIMALS, st.sampled_from(["kWh", "m3", "tấn", "tấn/năm", "sản phẩm"])),
        "document": DOCUMENTS,
        "documents": st.lists(DOCUMENTS, min_size=1, max_size=3, unique=True).map(tuple),
        "contact": st.builds(
            Contact,
            NAMES,
            st.sampled_from(["", "Trưởng phòng Kỹ thuật"]),
            st.sampled_from(["", "0243 822 0001"]),
            st.sampled_from(["", "an@example.vn"]),
        ),
    }
    return by_type[spec.type]
