"""Word files, inside the limited process: parts → styles, numbers, paragraphs and tables as plain dictionaries."""
