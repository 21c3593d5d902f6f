"""The description that every document is written from."""
