"""Plain text -> blocks: paragraphs joined over line ends, tables by tabs and pipes."""
