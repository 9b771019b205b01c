"""The parts of an official letter: letterhead, number, date, bases, addressee, signature, recipients."""
