"""Everything that answers somebody: the assistant, its channels, the console and the records."""
