"""Lists of facilities that arrive: reading, what each row is, review, putting into the register."""
