"""Tools that build, check and describe the program; none of them is part of it."""
