"""What the strategy's institutions do. Apps come in by their api.py."""
