"""What a county office talks about. Standard library only; every other floor may import this one, it imports none."""
