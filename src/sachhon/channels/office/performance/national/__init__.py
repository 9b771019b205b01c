"""What facilities saved together: the country, a province, an industry, and the facilities behind a figure."""
