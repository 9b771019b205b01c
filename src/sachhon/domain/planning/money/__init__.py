"""The arithmetic of money: sums in every direction, unit prices, norms, stages, ceilings. Plain Python."""
