"""One module for each command, named as the command is: `add_arguments(parser)` and `run(args) -> int`.

What they have in common with Django is imported inside `run`, so that `--help` needs none of it.
"""
