"""Template, Section, Field, Table, Rule: frozen, versioned, parsed once from YAML."""
