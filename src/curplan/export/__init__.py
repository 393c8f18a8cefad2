"""A plan as the files that partners, accreditors and instructors open.

``formats`` names every format and what it writes; each has a file or a folder of its own here.
"""
