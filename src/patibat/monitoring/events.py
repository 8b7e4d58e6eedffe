"""What monitoring tells the rooms above it, after commit. `handlers.py` of an upper room listens.

| event | sent when | with |
|---|---|---|
| `result_submitted` | rows of a round were sent in | `round`, `agency_ids` |
| `result_approved` | a second person approved rows | `round`, `agency_ids` |
| `result_published` | rows became public | `round`, `agency_ids` |
"""

from django.dispatch import Signal

result_submitted = Signal()
result_approved = Signal()
result_published = Signal()
