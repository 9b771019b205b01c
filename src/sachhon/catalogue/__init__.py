"""DATA: report templates, classifiers, targets and factors, each row with its source. Knows nobody."""
