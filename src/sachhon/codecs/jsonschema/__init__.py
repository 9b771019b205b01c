"""JSON Schema of a template's values, and values as JSON and back.

May import: sachhon.codecs.filled, sachhon.formkit.
"""

from sachhon.codecs.jsonschema.read import dump, load
from sachhon.codecs.jsonschema.schema import KINDS, schema

__all__ = ["KINDS", "dump", "load", "schema"]
