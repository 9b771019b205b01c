"""Rounds: the list, the wizard, a round's page, extensions and waivers, the request as a unit sees it, templates."""
