"""From meter to target: what factories saved, added up by province, industry and for the country."""
