"""Questions of what families pay: read as a question of a charge, looked up among the published rates."""
