"""The form that Qinghai prints: title and money unit outside the grid, 部门公开表N, one table of all projects."""
