"""Money: a unit's ledger, the country's by source and year; plan against report against money."""
