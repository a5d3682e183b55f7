"""One package per screen. Screens see services and the domain, never a file or a database."""
