"""Small waves for tests of disclosure: answers by type and role, each from an organisation of its own."""

from types import SimpleNamespace

import polars as pl

from kompanjon.surveys.analysis.wave import WaveTable


def an_item(code, *answers, kind="single"):
    options = [SimpleNamespace(code=c, label=c) for c in answers]
    return SimpleNamespace(
        code=code, kind=kind, base_rule="include_dk", sensitive=False, options=SimpleNamespace(all=lambda: options)
    )


def a_table(cells, item="q", multi=()):
    """A wave of which each line of `cells` is (type, role, answer, how many), each from an organisation of its own."""
    rows = [(kind, role, answer) for kind, role, answer, n in cells for _ in range(n)]
    frame = pl.DataFrame(
        {
            "person_id": [str(i) for i in range(len(rows))],
            "org_code": [f"K{i}" for i in range(len(rows))],
            "org_type": [r[0] for r in rows],
            "role": [r[1] for r in rows],
            item: [r[2] for r in rows],
            "aapor": ["1.1"] * len(rows),
        }
    )
    return WaveTable(frame, frozenset(multi), asked=frozenset({item}))


def figure(pk, values, item="q", **definition):
    how = {"stat": "share", "item": item, "values": list(values), "base": "include_dk", **definition}
    return SimpleNamespace(pk=pk, definition=how)


REGION = {"where": {"org_type": "region"}}
