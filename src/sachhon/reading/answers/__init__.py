"""The outline matched to a template's items; typed answers with state, span and confidence."""
