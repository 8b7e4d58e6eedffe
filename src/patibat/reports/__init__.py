"""รายงาน – see README.md of this room."""
