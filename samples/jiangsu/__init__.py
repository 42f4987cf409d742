"""The form that Jiangsu prints: 公开NN表, tables alone, on pages that are stored upright and shown lying."""
