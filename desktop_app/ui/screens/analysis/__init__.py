"""How risk is spread, how collection moves, and which groups of customers there are."""
