"""From a bureau's files to a searchable snapshot. Knows nothing of HTTP, users or prompts."""
