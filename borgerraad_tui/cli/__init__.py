"""The command line: the composition root, where arguments, the path, the clock and the exit status belong."""


def main() -> None:
    """Run the program as the terminal asked, and end the process."""
    import gc

    # what is imported is there to stay: looking it through for garbage would be a twentieth of the time to the first frame
    gc.disable()
    from borgerraad_tui.cli.entry import main

    main()
