"""The version of the program, as packages and what it writes name it."""

VERSION = "0.1.0"
