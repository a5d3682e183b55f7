"""How everything looks: tokens from data, one palette, one short style sheet, one zoom."""
