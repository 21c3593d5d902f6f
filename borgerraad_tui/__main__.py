"""`python -m borgerraad_tui` is the same as `borgerraad`."""

from borgerraad_tui.cli import main

if __name__ == "__main__":
    main()
