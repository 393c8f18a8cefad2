"""Bad inputs as files, the expected code beside the fault.

A folder is a case: a catalogue layered over ``base`` (which is sound), or alone where its name
begins so. ``# expect: code`` stands on the line of the fault; where a comment cannot stand, the
line is in ``expected.txt`` (``code file[:line]``).
"""
