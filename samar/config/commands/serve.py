"""`samar serve`: the network, in one command or as one role of several."""

import argparse


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--role", choices=("all", "web", "live", "worker"), default="all", help="what to run")
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    command.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    command.add_argument("--workers", type=int, default=0, metavar="N", help="web processes (default: by processors)")


def run(options: argparse.Namespace) -> int:
    from samar.config.serve import serve  # noqa: PLC0415  needs settings

    return serve(host=options.host, port=options.port, role=options.role, workers=options.workers)
