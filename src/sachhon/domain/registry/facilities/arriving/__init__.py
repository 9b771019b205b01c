"""Lists of facilities that arrive: read, told apart from what the register knows, reviewed, put into it, taken back.

headings, cells, workbook   a file → rows of facts, each with its place and what is wrong with it
blank, bad_rows             the workbook to fill; the rows to correct
twins, deciding             what each row is: new, the same, a change, unsure, wrong
staging, applying, undoing  the runs of the three jobs; each goes on where it was stopped
"""
