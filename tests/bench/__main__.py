"""python3 start.py bench [--json]: SQLite always, PostgreSQL too when KOMPANJON_DATABASE_URL names one.

`--write` puts the figures into docs/measured.md. `--applications 1000` tries it on a smaller house; the limits hold for 20,000.
"""

import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
from datetime import date
from urllib.parse import urlsplit, urlunsplit

from .measure import ROOT
from .run import run


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(words):
    as_json = "--json" in words
    say = (lambda text: print(text, file=sys.stderr, flush=True)) if as_json else lambda text: print(text, flush=True)
    if "--applications" in words:
        os.environ["KOMPANJON_BENCH_APPLICATIONS"] = words[words.index("--applications") + 1]
    given, rows = os.environ.pop("KOMPANJON_DATABASE_URL", ""), []
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-m", "compileall", "-q", "kompanjon", "tests"], cwd=ROOT, check=True)
    engines = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KOMPANJON_DATA_DIR"] = folder
        set_up_django()
        rows += run(dict(os.environ), "sqlite", free_port(), say)
        engines.append("sqlite")
    if given:
        rows += on_postgresql(given, say)
        engines.append("postgresql")
    if "--write" in words:
        write_down(rows)
    if as_json:
        print(json.dumps({"engine": " + ".join(engines), "rows": rows}))
    else:
        print(table(rows))
    return 0 if all(row["ok"] for row in rows) else 1


def set_up_django():
    import django

    django.setup()


def on_postgresql(given, say):
    """In a database of our own, which is removed afterwards."""
    import psycopg
    from psycopg import sql

    parts, name = urlsplit(given), f"kompanjon_bench_{os.getpid()}"
    there = urlunsplit(parts._replace(path=f"/{name}"))
    with psycopg.connect(given, autocommit=True) as connection, tempfile.TemporaryDirectory() as folder:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        os.environ |= {"KOMPANJON_DATABASE_URL": there, "KOMPANJON_DATA_DIR": folder}
        try:
            return run(dict(os.environ), "postgresql", free_port(), say)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def write_down(rows):
    """The page of the handbook that says what was measured, made by the command that measured it."""
    text = (
        "# What was measured\n\n"
        f"Written by `python3 start.py bench --write` on {date.today()}, on {os.cpu_count()} cores, Python "
        f"{platform.python_version()}, with {os.environ.get('KOMPANJON_BENCH_APPLICATIONS', '20000')} applications and 2,000 "
        "partnerships, through the production server (one worker). `× empty` is CPU time as a multiple of an empty view behind "
        "the same middleware, fetched in the same rounds; on PostgreSQL (`pg_`) the database's process is counted too.\n\n"
        f"```\n{table(rows)}\n```\n"
    )
    (ROOT / "docs" / "measured.md").write_text(text, encoding="utf-8")


def table(rows):
    lines = [f"{'measure':22} {'× empty':>9} {'limit':>7} {'statements':>11} {'limit':>6} {'bytes':>9}"]
    for row in rows:
        good = "" if row["ok"] else "   over the limit"
        if "value" in row:
            lines.append(f"{row['name']:22} {row['value']:>9} {row['limit']:>7} {row['unit']}{good}")
        else:
            lines.append(
                f"{row['name']:22} {row['cpu_x_empty']:>9} {row['limit_x']:>7} {row['statements']:>11} "
                f"{row['limit_statements']:>6} {row['bytes']:>9}{good}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
