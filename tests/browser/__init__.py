"""In a real browser: every screen in both languages, and scenarios as a person would do them."""
