"""บัญชีผู้ใช้ – see README.md of this room."""
