"""ร่องรอย – see README.md of this room."""
