"""A plan as a course skeleton for a learning platform: IMS Common Cartridge 1.3."""

from curplan.export.imscc.cartridge import imscc_bytes

__all__ = ["imscc_bytes"]
