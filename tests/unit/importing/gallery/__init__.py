"""The layouts offices really export, in every form they come in."""
