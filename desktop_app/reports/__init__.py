"""Paper: a document model, builders that fill it, and its way to PDF and xlsx. No Qt, no database."""
