"""A facility by its name."""

from sachhon.formkit.fields.text import TextType

FACILITY = TextType("facility", {"vi": "cơ sở sản xuất", "en": "facility"})
