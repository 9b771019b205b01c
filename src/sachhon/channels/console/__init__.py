"""The `sachhon` command: one file a subcommand, words in words_vi and words_en, tables in screen.

May import: sachhon.domain, sachhon.codecs, sachhon.reading, sachhon.writing, sachhon.formkit and below.
"""
