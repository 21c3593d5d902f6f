"""What the office works with: inquiries, the catalogue, periods, rules, and the cleaning of text. Knows no file and no screen."""
