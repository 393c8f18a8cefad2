"""Outside formats to a catalogue and a plan: workbooks that designers made or edited."""
