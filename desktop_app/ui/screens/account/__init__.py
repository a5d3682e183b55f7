"""What everybody may do with their own account."""
