"""Plan against report against money: for a unit, for the country, and target by target."""
