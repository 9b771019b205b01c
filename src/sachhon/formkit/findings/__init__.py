"""Finding(code, severity, place): what is doubted, never the words; words_vi and words_en say it."""
