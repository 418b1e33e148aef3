"""How well reading and repair do, measured against known answers: each module is a command."""
