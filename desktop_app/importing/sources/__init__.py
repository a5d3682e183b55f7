"""Files to cells: every cell as text, every row with its number, nothing guessed away."""
