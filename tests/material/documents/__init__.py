"""Documents of invented bureaus with the catalogue data that a careful person reads out of each."""
