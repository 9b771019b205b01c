"""What is recorded and how it is counted, without a database."""
