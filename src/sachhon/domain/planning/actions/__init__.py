"""What can be done: one verb a file; each asks the policy, changes, and writes the audit row in one transaction."""
