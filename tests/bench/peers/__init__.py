"""The bundled search side by side with what people use (`make bench-peers`)."""
