"""The pages of reports, one concept a file."""
