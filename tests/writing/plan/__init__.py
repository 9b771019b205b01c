"""Tests of the plan's annexes."""
