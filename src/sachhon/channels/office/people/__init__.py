"""People: accounts, invitations, registration, delegation, handover."""
