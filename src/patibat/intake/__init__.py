"""นำเข้า – see README.md of this room."""
