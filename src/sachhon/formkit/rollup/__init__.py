"""Many units' values + template -> figures with their parts."""
