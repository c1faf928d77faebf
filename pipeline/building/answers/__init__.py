"""What people ask of a site: how far it is, why, since when, and at what cost."""
