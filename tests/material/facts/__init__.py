"""Fees, subsidies, desks and what is in force: three invented bureaus and questions about them."""
