"""The form that Hebei prints: 序号 and 栏次, the caption inside each grid, nine tables, a narrative."""
