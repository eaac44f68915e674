"""One engine: seed, start the server, fetch, and say what each page took."""

import json
import os
import secrets
import subprocess
import sys
import time

from .measure import ROOT, Server, Visitor, cpu_of, memory_of, settle
from .scenes import LOAD, ROUNDS, review_form, scenes
from .surveys import survey_rows

EMPTY = "/bench/empty/"


def run(env, engine, port, say):
    """Every measure of one engine, as rows."""
    say(f"{engine}: laying in a full house …")
    made = json.loads(subprocess.run([sys.executable, "-m", "tests.bench.seed"], cwd=ROOT, env=env, check=True,
                                     stdout=subprocess.PIPE).stdout)  # fmt: skip
    server = Server(env, port)
    try:
        bench = Bench(server, made, engine)
        rows = []
        for scene in scenes(made, address):
            rows.append(bench.measure(scene, say))
        rows.append(bench.csv(say))
        rows.append(row("web_worker_mb", memory_of(server.worker), "MB", 120))
        rows.append(row("start_s", server.start_seconds, "s", 1.5))
    finally:
        server.end()
    rows.append(row("job_worker_mb", job_worker(env, say), "MB", 150))
    rows += survey_rows(env, port, say)
    before = "pg_" if engine == "postgresql" else ""
    return [{**one, "name": before + one["name"]} for one in rows]


def address(name, *args):
    from django.urls import reverse
    from django.utils.translation import override

    with override("sv"):
        return reverse(name, args=args)


def row(name, value, unit, limit):
    return {"name": name, "value": round(value, 3), "unit": unit, "limit": limit, "ok": value <= limit}


def job_worker(env, say):
    """The memory of the job worker when it has made the documents that were ordered meanwhile."""
    say("  the job worker …")
    work = subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT, env=env)
    most, until = 0.0, time.time() + 45
    while time.time() < until and work.poll() is None:
        most = max(most, memory_of(work.pid))
        time.sleep(1)
    work.terminate()
    work.wait(60)
    return most


class Bench:
    def __init__(self, server, made, engine):
        self.server, self.engine, self.made = server, engine, made
        self.token = secrets.token_hex(16)
        self.databases = backends() if engine == "postgresql" else []

    def visitor(self, who):
        session = self.made[who] if who else ""
        return Visitor(self.server.port, session, self.token)

    def cpu(self):
        """The worker's CPU, and on PostgreSQL that of the process that serves it."""
        if self.engine == "postgresql" and not self.databases:
            self.databases = backends()
        return cpu_of(self.server.worker) + sum(cpu_of(pid) for pid in self.databases)

    def measure(self, scene, say):
        visitor, signed_in = self.visitor(scene.who), self.visitor(scene.who or "officer")
        pages = iter(scene.pages * (LOAD * ROUNDS + 4))
        status, statements, size = self.once(visitor, scene, next(pages))
        if self.engine == "postgresql":
            self.databases = backends()
        times = []
        for _round in range(ROUNDS):
            empty = self.took(lambda: signed_in.fetch("GET", EMPTY), LOAD * 2)
            times.append(self.took_scene(visitor, scene, pages) / empty)
        x = round(settle(times), 1)
        good = x <= scene.limit_x and statements <= scene.limit_statements and status < 400
        say(
            f"  {scene.name}: {x} × empty, {statements} statements, {size} bytes{'' if status < 400 else f', status {status}'}"
        )
        return {
            "name": scene.name, "cpu_x_empty": x, "statements": statements, "bytes": size,
            "limit_x": scene.limit_x, "limit_statements": scene.limit_statements, "ok": good,
        }  # fmt: skip

    def took(self, act, times):
        began = self.cpu()
        for _ in range(times):
            act()
        return (self.cpu() - began) / times

    def took_scene(self, visitor, scene, pages):
        """CPU of one act; what a form needs to be read first is read outside the measure."""
        spent = 0.0
        for _ in range(LOAD):
            prepared = self.prepared(visitor, scene, next(pages))
            began = self.cpu()
            status, _headers, _content = visitor.fetch(*prepared[0], **prepared[1])
            spent += self.cpu() - began
            if status >= 400:
                raise SystemExit(f"{scene.name} answered {status}: {prepared[0][1]}")
        return spent / LOAD

    def prepared(self, visitor, scene, page):
        if scene.post == "plain":
            return ("POST", page, {}), {}
        if scene.post == "review":
            return ("POST", page, review_form(visitor.fetch("GET", page)[2])), {}
        if scene.post == "fresh":
            return ("GET", page), {"If-None-Match": self.tag(visitor, page)}
        return ("GET", page), {}

    def tag(self, visitor, page):
        if not hasattr(self, "_tag"):
            self._tag = visitor.fetch("GET", page)[1].get("ETag", "")
        return self._tag

    def once(self, visitor, scene, page):
        """Status, statements and size of one answer, warm."""
        if scene.post != "plain":
            visitor.fetch("GET", page)
        words, headers = self.prepared(visitor, scene, page)
        status, told, content = visitor.fetch(*words, **headers, **{"X-Count": "1"})
        return status, int(told.get("X-Statements", 0)), len(content)

    def csv(self, say):
        """All applications as CSV, streamed: CPU for each row."""
        visitor, began = self.visitor("officer"), self.cpu()
        status, _headers, content = visitor.fetch("GET", address("joint:list_csv"))
        each = (self.cpu() - began) * 1000 / max(1, content.count(b"\r\n") - 1)
        say(f"  csv: {content.count(bytes([10]))} rows, {each:.3f} ms a row, status {status}")
        return row("csv_ms_per_row", each, "ms", 0.3)


def backends():
    """The process ids of our own sessions at the PostgreSQL on this machine, but not this one's."""
    import psycopg

    with psycopg.connect(os.environ["KOMPANJON_DATABASE_URL"]) as connection:
        sql = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        return [pid for (pid,) in connection.execute(sql) if os.path.exists(f"/proc/{pid}")]
