"""The form that Shanghai prints: lying pages, 元, 类|款|项 in columns, totals at the bottom; T09 in 万元."""
