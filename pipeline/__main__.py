"""`python -m pipeline`: the same front door as `diptyque`."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
