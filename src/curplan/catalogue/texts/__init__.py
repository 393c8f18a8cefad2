"""Texts of a catalogue in other languages: PO files, what they translate, where it is used."""
