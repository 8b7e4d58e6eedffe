"""โต๊ะทำงาน – see README.md of this room."""
