"""Pure counting: tallies in, tables out. One counting function, nine declarations."""
