"""The only bridge between rows and the pure values of extraction.model: load(save(x)) == x."""

from disclosures.store.books import dependents, factbook
from disclosures.store.correcting import address_of, corrected_cells
from disclosures.store.reading import load
from disclosures.store.writing import place, save

__all__ = ["address_of", "corrected_cells", "dependents", "factbook", "load", "place", "save"]
