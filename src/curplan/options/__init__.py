"""What a partner can choose from when a programme does not fit: whole plans side by side."""
