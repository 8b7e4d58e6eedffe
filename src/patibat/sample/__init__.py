"""ข้อมูลตัวอย่าง – see README.md of this room."""
