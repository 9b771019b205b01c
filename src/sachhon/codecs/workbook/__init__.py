"""Excel: blank with dropdowns, locks and hidden template id; filled workbook -> values."""
