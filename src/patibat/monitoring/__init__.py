"""ติดตาม – see README.md of this room."""
