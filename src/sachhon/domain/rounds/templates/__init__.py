"""Report templates in versions: those of the catalogue loaded, two versions compared, what would break old answers."""
