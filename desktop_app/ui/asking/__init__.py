"""What is asked before an action that needs more than a click: a reason, a purpose, a second person."""
