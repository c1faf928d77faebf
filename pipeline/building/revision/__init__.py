"""What has changed since the last build, and what alone is made again for it."""
