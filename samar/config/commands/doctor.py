"""`samar doctor`."""

import argparse


def add_arguments(command: argparse.ArgumentParser) -> None:
    pass
