"""A share in percent: 0,5 % is Decimal("0.5")."""

from sachhon.formkit.fields.decimal_number import DecimalType

PERCENT = DecimalType("percent", {"vi": "tỷ lệ %", "en": "percent"}, sign="%")
