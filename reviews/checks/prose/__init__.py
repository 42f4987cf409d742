"""The narrative against the tables and against itself (表文校验)."""
