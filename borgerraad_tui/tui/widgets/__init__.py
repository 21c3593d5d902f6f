"""The parts screens are made of: lines, lists and the one form layer."""
