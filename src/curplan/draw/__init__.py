"""Drawings of a plan: laid out as a scene in points, then painted.

Nothing here imports matplotlib before a text is measured or a picture painted, so that importing
the package costs nothing. Start at :mod:`curplan.draw.roadmap` and :mod:`curplan.draw.paint`.
"""
