"""National figures, drill-down, editions."""
