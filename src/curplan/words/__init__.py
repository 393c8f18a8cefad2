"""The fixed words of drawings and documents, in the reader's language.

Texts stand in one file per language beside this one, under keys that say where they are used.
"""

from curplan.words.choice import words_of
from curplan.words.direction import isolated, runs_right_to_left
from curplan.words.model import ENGLISH, Words

__all__ = ["ENGLISH", "Words", "isolated", "runs_right_to_left", "words_of"]
