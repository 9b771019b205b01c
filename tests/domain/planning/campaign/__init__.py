"""The arithmetic of the yearly campaign, without Django."""
