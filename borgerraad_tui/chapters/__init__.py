"""What a report says, as blocks: screen and formats are written from one description, which knows none of them."""
