"""โครงการ – see README.md of this room."""
