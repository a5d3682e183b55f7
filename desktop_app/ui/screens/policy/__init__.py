"""The office's security policy, for the security administrator."""
