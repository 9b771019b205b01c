"""The register of facilities: search, a facility with its history, mergers."""
