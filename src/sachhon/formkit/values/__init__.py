"""Flat answers keyed (field, row, column); states; origins; diff."""
