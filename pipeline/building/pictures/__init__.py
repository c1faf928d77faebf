"""The files that articles refer to, and what is made of them."""
