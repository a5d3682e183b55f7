"""The ranked list of customers, and why each of them is on it."""
