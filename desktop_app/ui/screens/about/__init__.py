"""What this program is, and whose work it stands on."""
