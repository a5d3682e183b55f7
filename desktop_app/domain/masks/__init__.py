"""One mask per kind of personal data: text in, text out. Used through `domain.masking` only."""
