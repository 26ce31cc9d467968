"""What running Samar takes: memory of all its processes after work, and the time to its first answer."""

import time
from statistics import median

from benchmarks.load import Target, load
from benchmarks.networks import Network
from benchmarks.processes import Server, family, serving
from benchmarks.results import Result, verdict
from benchmarks.servers import samar

MOST_MEGABYTES = 300
MOST_SECONDS = 2.0


def memory(server: Server, network: Network) -> Result:
    """Web, live and worker processes together, after every page has been asked for in turn."""
    for path, headers in ((network.story, {}), (network.story, network.reader), ("/", network.reader)):
        load(Target(server.url(path), headers), 1.0)
    weight = server.megabytes()
    return Result(
        "memory",
        f"{weight:.0f} MB",
        "",
        None,
        f"<= {MOST_MEGABYTES} MB",
        verdict(met=weight <= MOST_MEGABYTES),
        {"processes": len(family(server.process.pid))},
    )


def start(network: Network, runs: int) -> Result:
    """From the command to the first answer of `samar serve`, the median of several starts."""
    found = []
    for _run in range(runs):
        command, port = samar()
        with serving(command, network.environment, port) as server:
            found.append(server.seconds_to_answer)
        time.sleep(0.2)
    seconds = median(found)
    return Result(
        "start to first answer",
        f"{seconds:.2f} s",
        "",
        None,
        f"<= {MOST_SECONDS:.0f} s",
        verdict(met=seconds <= MOST_SECONDS),
        {"seconds": [round(one, 3) for one in found]},
    )
