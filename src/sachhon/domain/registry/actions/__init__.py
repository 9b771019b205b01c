"""What is done with units: one verb a file, each with its permission and its line in the audit trail."""
