"""A reporting unit by its name."""

from sachhon.formkit.fields.text import TextType

UNIT = TextType("unit", {"vi": "đơn vị báo cáo", "en": "reporting unit"})
