"""Documents as they look: a command of its own, and the pictures that the README shows."""
