"""Layouts of workbooks that agencies send back, read without a database."""
