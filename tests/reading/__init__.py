"""From documents to facts."""
