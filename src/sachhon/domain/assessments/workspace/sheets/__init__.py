"""The worksheets in Excel: written out, read back, laid beside what stands."""
