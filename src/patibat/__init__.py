"""Patibat (ปฏิบัติ): from plan to practice. ARCHITECTURE.md shows the rooms."""
