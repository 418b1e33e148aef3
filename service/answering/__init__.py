"""From a question to an answer: the steps, and the assistant that lists them."""
