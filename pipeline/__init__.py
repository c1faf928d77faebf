"""Diptyque: articles written once, published whole in each language."""

__version__ = "0.1.0"
