"""A citizens' adviser's desk: inquiries, their outcomes, and the statistics of the yearly report."""

__version__ = "0.1.0"
