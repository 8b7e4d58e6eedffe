"""ทรัพยากร – see README.md of this room."""
