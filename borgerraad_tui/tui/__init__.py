"""The screens: Textual asks, shows and says what went wrong; no SQL, no rules, no arithmetic."""
