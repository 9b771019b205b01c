"""JSON Schema of a template's values."""
