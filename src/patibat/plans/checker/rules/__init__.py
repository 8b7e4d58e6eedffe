"""One rule, one file: its question, its reasons, its function, and plans on which it passes and fails."""
