"""What work has done or has left to do, counted: the values that callers are told."""
