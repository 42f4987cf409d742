"""The narrative as a piece of writing: headings, gaps, slips of the pen (完整性与文字)."""
