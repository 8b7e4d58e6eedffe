"""`python -m patibat` is the command `patibat`."""

from patibat.config.command import main

if __name__ == "__main__":
    main()
