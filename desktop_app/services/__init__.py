"""Use cases, one file per verb: ask for permission, open the unit of work, write the audit row, return what changed."""
