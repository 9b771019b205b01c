"""Sạch Hơn: from the letters that units send to the national report, every figure with its words."""

__version__ = "0.1.0"
