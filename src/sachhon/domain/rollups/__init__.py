"""Regional and national figures, their lineage, the national report."""
