"""Rows as CSV and JSON, a piece at a time: no table is held in memory as text."""

import json

from kompanjon.core.sheets.writing import csv_pieces

__all__ = ["csv_pieces", "geojson_pieces", "json_pieces"]


def json_pieces(about, name, columns, rows):
    """One object: what it is, under which licence, and the rows with their names."""
    yield json.dumps(about, ensure_ascii=False)[:-1] + f', "{name}": [\n'
    first = True
    for row in rows:
        yield ("" if first else ",\n") + json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
        first = False
    yield "\n]}\n"


def geojson_pieces(about, partnerships, address):
    """One line for each pair of places that may stand on the map."""
    yield json.dumps({"type": "FeatureCollection", **about}, ensure_ascii=False)[:-1] + ', "features": [\n'
    first = True
    for one in partnerships:
        for here in one.here:
            for there in one.there:
                if here.on_map and there.on_map:
                    line = [[here.longitude, here.latitude], [there.longitude, there.latitude]]
                    facts = {
                        "id": one.slug,
                        "name": one.name,
                        "here": here.name,
                        "there": there.name,
                        "status": one.status or "not known",
                    }
                    feature = {
                        "type": "Feature",
                        "geometry": {"type": "LineString", "coordinates": line},
                        "properties": {**facts, "address": address("partnership", one.slug)},
                    }
                    yield ("" if first else ",\n") + json.dumps(feature, ensure_ascii=False)
                    first = False
    yield "\n]}\n"
