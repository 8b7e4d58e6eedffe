"""Pages of rounds, review, publication and reporting on line."""
