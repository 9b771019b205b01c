"""People, roles, scope and delegation; who may do what. Names units by their codes alone.

May import: sachhon.foundation and below. Others come in by sachhon.domain.accounts.api."""
