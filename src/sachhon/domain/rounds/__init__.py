"""Who owes what by when, on which template version.

May import: sachhon.domain.registry.api and below. Others come in by sachhon.domain.rounds.api."""
