"""Reporting units, territories, focal bodies, classifiers: all dated.

May import: sachhon.domain.accounts.api and below. Others come in by sachhon.domain.registry.api."""
