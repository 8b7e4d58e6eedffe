"""PDF files, inside the limited process: letters → lines, tables and columns in reading order."""
