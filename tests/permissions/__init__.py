"""Who may open what: every address × role × relation × status, from the policy tables alone (make test-permissions)."""
