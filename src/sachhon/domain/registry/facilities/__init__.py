"""The register of industrial facilities: who they are, how arriving lists are matched with them."""
