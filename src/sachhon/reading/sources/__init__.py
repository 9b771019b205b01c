"""Bytes of any format -> Source; one file per format."""
