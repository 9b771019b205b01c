"""What is done with rounds and templates: one verb a file, each with its permission and its line in the audit trail."""
