"""เครือข่าย – see README.md of this room."""
