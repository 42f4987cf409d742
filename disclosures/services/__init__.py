"""Every write to files and figures. Keywords only; `by` is the person, `at` the moment."""

from disclosures.services.assigning import assign_form, forget_form
from disclosures.services.confirming import confirm, names_agree
from disclosures.services.correcting import correct_fact
from disclosures.services.extracting import extract, extract_again
from disclosures.services.receiving import Receipt, Refused, receive
from disclosures.services.refusal import NotAllowed, NotPossible
from disclosures.services.registering import register_units
from disclosures.services.sweeping import sweep
from disclosures.services.withdrawing import withdraw

__all__ = [
    "NotAllowed",
    "NotPossible",
    "Receipt",
    "Refused",
    "assign_form",
    "confirm",
    "correct_fact",
    "extract",
    "extract_again",
    "forget_form",
    "names_agree",
    "receive",
    "register_units",
    "sweep",
    "withdraw",
]
