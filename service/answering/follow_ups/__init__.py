"""How a message that goes on from what was said before is made whole, without a language model."""
