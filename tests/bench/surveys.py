"""The survey room: a million answers, a real wave, and five thousand people who start within a minute."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

from .measure import ROOT, Server, Visitor

PEOPLE, MINUTE, AT_ONCE = int(os.environ.get("KOMPANJON_BENCH_PEOPLE", "5000")), 60.0, 40


def survey_rows(env, port, say):
    """Every measure of the room, as rows."""
    say("  the survey: a million answers, a wave, the start of a field period …")
    told = json.loads(subprocess.run([sys.executable, "-m", "tests.bench.survey_seed", str(PEOPLE)], cwd=ROOT, env=env, check=True,
                                     stdout=subprocess.PIPE).stdout.splitlines()[-1])  # fmt: skip
    rows = [_row("survey_million_x", told["million_x"], "×", 2.0), _row("survey_wave_ms", told["wave_ms"], "ms", 50)]
    server = Server(env, port, workers=2)
    try:
        waits, lost = rush(port, told["tokens"])
    finally:
        server.end()
    kept = int(subprocess.run([sys.executable, "-m", "tests.bench.survey_seed", "count"], cwd=ROOT, env=env, check=True,
                              stdout=subprocess.PIPE).stdout.splitlines()[-1])  # fmt: skip
    say(
        f"  {len(told['tokens'])} started: median {median(waits) * 1000:.0f} ms, {lost} requests failed, {kept} responses kept"
    )
    return [
        *rows,
        _row("survey_start_median_ms", median(waits) * 1000, "ms", 500),
        _row("survey_start_lost", len(told["tokens"]) - kept, "", 0),
    ]


def rush(port, tokens):
    """Everybody follows the link, reads the first page and begins, spread evenly over the minute."""
    began, waits, failed = time.perf_counter(), [], []

    def person(place):
        time.sleep(max(0.0, place * MINUTE / len(tokens) - (time.perf_counter() - began)))
        cookies = ""
        for method, path in (("GET", f"/sv/svara/{tokens[place]}/"), ("GET", "/sv/svara/"), ("POST", "/sv/svara/")):
            visitor, asked = Visitor(port, token="b" * 32), time.perf_counter()
            headers = {"Cookie": f"csrftoken={visitor.token}; {cookies}"} if cookies else {}
            status, answer, _body = visitor.fetch(method, path, {} if method == "POST" else None, **headers)
            waits.append(time.perf_counter() - asked)
            if status >= 400:
                failed.append(status)
            cookies = answer.get("Set-Cookie", "").split(";")[0] if "svar=" in answer.get("Set-Cookie", "") else cookies

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        list(crowd.map(person, range(len(tokens))))
    return waits, len(failed)


def _row(name, value, unit, limit):
    return {"name": name, "value": round(value, 3), "unit": unit, "limit": limit, "ok": value <= limit}
