"""The kinds of mistakes that clerks make, each planted at random into a printed document.

plant(printed, kind, random.Random(seed)) gives the same mistake for the same seed.
"""

from __future__ import annotations

from samples.mistakes import chains, figures, narrative, particulars, structure
from samples.mistakes.registry import MISTAKES, plant

__all__ = ["MISTAKES", "chains", "figures", "narrative", "particulars", "plant", "structure"]
