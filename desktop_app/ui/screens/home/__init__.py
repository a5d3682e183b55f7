"""Where collection stands, and the one thing to do next."""
