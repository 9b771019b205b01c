"""The voluntary certificate: request, checks, decision, public list."""
