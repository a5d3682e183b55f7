"""The window around the screens, and the door before it."""
