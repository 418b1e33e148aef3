"""Facts: what is read out of items into fields, each with the passage it came from."""
