"""The one SQLite file: open, schema, transactions, row <-> model. The only home of sqlite_utils and the SQLite driver."""
