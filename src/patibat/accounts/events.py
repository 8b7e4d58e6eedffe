"""What this room tells the rooms above.

`account_changed` is sent inside the transaction of the change, so that its audit entry (`patibat.records.handlers`) is
kept with the change or not at all; accounts stands below records and cannot write there itself. Only what allauth tells
(`second_factor.*`) comes after its commit.

Arguments: `by` (User or None: the owner by a one-time link), `action` (`user.add`, `user.reset`, `user.disable`,
`user.enable`, `password.set`, `password.change`, `second_factor.add`, `second_factor.remove`, `second_factor.reset`),
`user`, `before`, `after` (JSON-safe, never a password or a token).
"""

from django.dispatch import Signal

account_changed = Signal()
