"""The reproduction package: what was released, how each figure is defined, and checksums to hold it against."""

import hashlib
import io
import json
import zipfile

from . import opendata

RECIPE = """# How to check this package

1. Compare each file's SHA-256 with `checksums.txt`.
2. `release.json` holds every figure with its definition: statistic, question, answers that count, group, base, weights, value, n and interval.
3. Estimates use dispositions 1.1 and 1.2. A share is the weighted sum of those with the answers over the weighted sum of the base;
   the weight of a class is N/n. The variance is linearised with finite population correction; shares have logit intervals.
4. `table.csv` holds the aggregated tables. `suppressed` is true where a number is left out; it is never set to nought.
5. With the answers of the wave loaded (`survey_import`), `survey_verify list.yaml` computes every figure of `list.yaml` again.
"""


def verification_list(release) -> dict:
    """The figures as a list for survey_verify, in the closed vocabulary."""
    published = []
    for f in release.frozen["figures"]:
        how = {
            k: v for k, v in f["definition"].items() if k in ("stat", "rate", "item", "values", "where", "base", "rank")
        } | {"weights": f["weights"]}
        if how["stat"] == "majority" or "also" in f["definition"]:
            continue
        value = f["answer"] if how["stat"] == "rank" else f["value"]
        published.append({"id": f["code"], "text": f["claim"]["sv"], "value": value, "compute": how})
    return {"wave": release.wave.code, "published": published}


def reproduction_package(release, items) -> bytes:
    import yaml

    files = {
        "release.json": json.dumps(release.frozen, ensure_ascii=False, indent=1, sort_keys=True).encode(),
        "list.yaml": yaml.safe_dump(verification_list(release), allow_unicode=True, sort_keys=False).encode(),
        "table.csv": opendata.table_csv(release.frozen),
        "table.json": opendata.table_schema(release.frozen),
        "codebook.xml": opendata.codebook_ddi(release, items),
        "README.md": RECIPE.encode(),
    }
    files["checksums.txt"] = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bag:
        for name, content in files.items():
            bag.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content)
    return out.getvalue()
