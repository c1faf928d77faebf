"""Articles that exist in two languages, brought into a site with their translations."""
