"""`python -m syrtis`: the command line where its script is not on the path."""

from syrtis.cli import main

if __name__ == "__main__":
    main()
