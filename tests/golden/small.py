"""Run as a script: fill the database of the environment with the small plan and people who can sign in."""

from __future__ import annotations

import django


def main() -> None:
    """The cast, all with the password of `tests.cast`, on the small plan."""
    django.setup()
    from tests.builders import small_plan
    from tests.cast import PEOPLE, person_make, tree_make

    tree = tree_make()
    for name in PEOPLE:
        person_make(name, tree)
    small_plan(tree)


if __name__ == "__main__":
    main()
