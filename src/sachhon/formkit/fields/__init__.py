"""One file per field type: parse, check, format."""
