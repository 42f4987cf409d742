"""What happens when figures change: the checks run again."""
