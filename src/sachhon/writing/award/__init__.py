"""The proposal of an award (thi đua khen thưởng) as an official document: "Tờ trình" with the candidates' merits.

May import: sachhon.writing.document, sachhon.vietnamese.
"""

from sachhon.writing.award.proposal import AwardProposal, Merit, proposal_letter

__all__ = ["AwardProposal", "Merit", "proposal_letter"]
