"""The public pages: the chat page with its widget, and the pages of the sources."""
