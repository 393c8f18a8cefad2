"""Drawings: from a plan to a scene, from a scene to a picture.

Nothing here imports matplotlib before a text is measured or a picture painted, so that importing
the package costs nothing. Start at :mod:`curplan.draw.roadmap.layout` and
:mod:`curplan.draw.paint.files`.
"""
