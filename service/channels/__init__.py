"""The ways in: each is thin and knows only the conversation service and the snapshot."""
