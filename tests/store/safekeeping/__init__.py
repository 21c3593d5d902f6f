"""Keeping the register safe, tried with the faults themselves."""
