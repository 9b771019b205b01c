"""Likely repeats of earlier tasks: found, laid side by side, judged."""
