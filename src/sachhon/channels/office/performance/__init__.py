"""From meter to target: what a facility used and saved; province, industry and country."""
