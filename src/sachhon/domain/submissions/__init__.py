"""A unit's answer to a round: values, parts, remarks, approvals, sealed revisions, receipts, review.

May import: sachhon.domain.rounds.api and below. Others come in by sachhon.domain.submissions.api."""
