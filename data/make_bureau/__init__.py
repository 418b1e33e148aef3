"""Makes the files of the sample bureau out of the texts in ``content/``."""
