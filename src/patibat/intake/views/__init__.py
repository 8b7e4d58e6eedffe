"""Pages of the room intake: workbooks that come back, and documents of plans."""
