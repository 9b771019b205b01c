"""Refusals of uploads, beyond those that the reading rooms word."""

WORDS = {
    "program_file": "“{name}” has the ending of a program (.{extension}), so it was not taken. Send Word, Excel or PDF.",
    "infected_file": "“{name}” is infected ({virus}), so it was not taken. Clean your computer and send a clean copy.",
    "not_searched": "“{name}” was not taken, as the system's virus scanner does not answer. Try again in a few minutes; if it stays so, tell the ministry's administrator.",
}
