"""`python -m generator` is `nianbao`."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
