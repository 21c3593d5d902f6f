"""What stands before the desk: the passphrase of a register, or the making of a new one."""
