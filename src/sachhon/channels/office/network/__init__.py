"""Experts, trainers and consultancies; the support network by province."""
