"""How the bundled embedder is made: ``python -m index.training --corpora DIR --out data/embedder``."""
