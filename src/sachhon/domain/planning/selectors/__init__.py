"""Reads, always by what the actor may see."""
