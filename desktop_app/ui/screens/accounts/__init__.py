"""Who may sign in, with which duty, for whose customers; and what every duty may do."""
