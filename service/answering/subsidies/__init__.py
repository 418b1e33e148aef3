"""Questions about a subsidy, answered by the statement that agrees with all that they name."""
