"""Posting replies: each one durable, rendered, in the index of its thread, and told to whom it answers."""

from statistics import median
from urllib.parse import urlencode

from benchmarks.load import Forms, Load, Target, load
from benchmarks.networks import Network, bare_inserts, counts, wait_until_told
from benchmarks.processes import Server
from benchmarks.results import NotMeasured, Result, verdict

WRITERS = 4
LEAST_RATE, MOST_P95 = 400, 25.0  # replies a second; milliseconds
WORDS = (
    "I read this twice. My aunt kept a lamp on as well, and it took me *years* to see for whom."
    " You are not late, and you are not alone with it."
)


def replying(server: Server, network: Network, runs: int, seconds: float) -> Result:
    """Replies a second of four writers, and how long the slowest twentieth waited."""
    cookies = network.folder / "cookies"
    cookies.write_text("\n".join(network.facts["writers"]) + "\n", encoding="utf-8")
    token = network.facts["form_token"]
    forms = Forms(cookies, urlencode({"csrfmiddlewaretoken": token, "once": "ONCE", "body": WORDS}))
    target = Target(server.url(f"{network.story}replies/"))
    before = counts(network)["replies"]
    warm = load(target, 1.0, WRITERS, forms)
    found, bare = [], []
    for _run in range(runs):
        found.append(load(target, seconds, WRITERS, forms))
        bare.append(bare_inserts(network, seconds))
    _check_kept([warm, *found], before, network)
    told_after = wait_until_told(network)
    return _row(found, bare, told_after)


def _check_kept(runs: list[Load], before: int, network: Network) -> None:
    """Every reply that was answered for is there; a few more may be, cut off when a run ended."""
    acknowledged = sum(run.requests for run in runs)
    kept = counts(network)["replies"] - before
    if not acknowledged <= kept <= acknowledged + WRITERS * len(runs):
        raise NotMeasured(f"{acknowledged} replies were acknowledged, {kept} are there")


def _row(found: list[Load], bare: list[dict[str, float]], told_after: float) -> Result:
    rate, p95 = median(run.rate for run in found), median(run.p95 for run in found)
    bare_rate, bare_p95 = median(run["rate"] for run in bare), median(run["p95"] for run in bare)
    return Result(
        "replying",
        f"{rate:,.0f}/s, p95 {p95:.0f} ms",
        f"bare inserts {bare_rate:,.0f}/s, p95 {bare_p95:.0f} ms",
        median(run.rate / beside["rate"] for run, beside in zip(found, bare, strict=True)),
        f">= {LEAST_RATE}/s, p95 <= {MOST_P95:.0f} ms",
        verdict(met=rate >= LEAST_RATE and p95 <= MOST_P95),
        {"runs": [[round(run.rate, 1), round(run.p95, 2)] for run in found], "all_told_after": round(told_after, 1)},
    )
