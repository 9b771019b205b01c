"""The registry as an Excel workbook: written out, filled in, compared with what is there, applied after a yes."""
