"""Documents and data out of finished figures and saved inquiries. Knows tables and catalogues, no screen and no SQL."""
