"""What a partner document says, and in which order, whatever it is written as.

``proposal_of`` gathers the facts of a plan as plain values; ``document_of`` puts them into
sections, paragraphs and tables in the reader's language. Writing them down is for ``export``.
"""

from curplan.proposal.build import proposal_of
from curplan.proposal.document import Document
from curplan.proposal.model import Proposal
from curplan.proposal.sections import document_of

__all__ = ["Document", "Proposal", "document_of", "proposal_of"]
