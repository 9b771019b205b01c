"""Pages of the national figures: the table, a figure, what one unit said, frozen editions, downloads."""
