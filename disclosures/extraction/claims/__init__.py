"""The narrative's numbers: each classified, and held against the tables it speaks about.

refers_to of a claim whose role is change, growth or share names the figure that changes or that the share is of:
what they state themselves is judged by reviews.checks, which also looks at last year.
"""

from disclosures.extraction.claims.reading import claims

__all__ = ["claims"]
