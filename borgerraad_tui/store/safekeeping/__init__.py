"""Keeping the register safe: its history as evidence, its copies, its keys, and the way back from them."""
