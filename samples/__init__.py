"""Invented disclosures, printed as provinces print them, with what a reader should find in them.

    spec (a few base figures) → printed (sheets and paragraphs) → docx, pdf, expected JSON

Regions, units, projects and amounts do not exist. Form titles and column headers are statutory.
"""
