"""Letters and files received, the values staged from them, and the draft that a person confirms.

May import: sachhon.domain.submissions.api and below. Others come in by sachhon.domain.intake.api."""
