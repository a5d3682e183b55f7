"""The trail of what was done: who, what, when, with what result."""
