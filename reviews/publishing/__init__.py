"""What was approved becomes public, frozen; it is superseded or ended, never changed.

payload (schema "publication/1") =
  {"schema", "region": {"code", "name"}, "unit": {"code", "name", "parent": {"code", "name"} | null}, "year", "kind",
   "source": {"name", "sha256", "format", "pages"},
   "figures": {"revenue", "expenditure", "basic", "project", "personnel", "operating", "running", "three_public",
               "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception"
               → {"amount": "123.00" (元) | null, "printed", "unit"} | null where the document does not state it},
   "functions": [{"code", "name", "amount"}]  类 by 类 of the expenditure,
   "tables": [{"key", "form", "title", "level", "unit_code", "unit_name", "amount_unit", "columns": [...],
               "rows": [[{"text", "amount"?, "rows"?, "columns"?, "corrected"?}, …]], "notes", "declared_empty"}],
   "corrections": [{"form", "unit_code", "row", "column", "before", "after", "reason", "at"}]  row and column in words,
   "narrative": [{"section", "text", "heading"}]}
A covered place of a merged cell is null in rows. Amounts are decimal strings in 元.
"""

from reviews.publishing.freezing import digest, freeze
from reviews.publishing.steps import correct, publish, withdraw

__all__ = ["correct", "digest", "freeze", "publish", "withdraw"]
