"""Mending what extraction did to Thai text, with a list of every repair.

Only certain repairs change the text: letters that cannot stand so in Thai. What needs a dictionary or a person is
listed as suggested and left alone. Text that is beyond repair is refused, with the reason.

>>> mended = mend("ส านักงานท่ีก าหนด")
>>> mended.text
'สำนักงานที่กำหนด'
>>> mended.repairs[0]
Repair(line=1, column=1, before='ส า', after='สำ', kind='split-sara-am', level='certain', words=())
"""

from __future__ import annotations

from patibat.thai.mending.certain import mend
from patibat.thai.mending.repairs import Kind, Level, Mended, Repair, accept, undo

__all__ = ["Kind", "Level", "Mended", "Repair", "accept", "mend", "undo"]
