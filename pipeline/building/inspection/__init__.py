"""A site, judged, and what people do about the findings."""
