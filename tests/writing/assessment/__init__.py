"""Tests of the assessment report."""
