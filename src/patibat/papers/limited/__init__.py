"""What opens received Word and PDF files, in a process of its own with limits (`child.py`): no Django, nothing of the
server, and nothing imported that it does not need."""
