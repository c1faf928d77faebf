"""The furniture: frozen values that the rooms hand to one another."""
