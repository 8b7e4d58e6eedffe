"""แผน – see README.md of this room."""
