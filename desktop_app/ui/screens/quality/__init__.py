"""Data quality: what the rules found, the rows behind a rule, and the parameters of the rules."""
