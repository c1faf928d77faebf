"""What is remembered between two runs, and by what one knows that it still holds."""
