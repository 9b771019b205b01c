"""Task lists and budgets, in tables and in labelled paragraphs."""
