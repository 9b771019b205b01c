"""How each function's inputs are read from a case: one file for each room of calculations."""
