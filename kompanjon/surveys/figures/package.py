"""The reproduction package: what was released, how each figure is defined, and checksums to hold it against."""

import hashlib
import io
import json
import zipfile

from . import metadata, opendata
from .ddi import codebook_ddi

RECIPE = """# How to check this package

1. Compare each file's SHA-256 with `checksums.txt`.
2. `release.json` holds every figure with its definition: statistic, question, answers that count, group, base, weights, value, n and interval.
3. Estimates use dispositions 1.1 and 1.2. A share is the weighted sum of those with the answers over the weighted sum of the base;
   the weight of a class is N/n. The variance is linearised with finite population correction; shares have logit intervals.
   The definition names the weight set; classes are weighted N/n, other sets were made to meet known counts.
4. `table.csv` holds the aggregated tables. `suppressed` is true where a number is left out; it is never set to nought.
   Shares of groups are rounded as percentages are for the public: whole below 200 answers, and where a cell of the question is hidden.
5. `datapackage.json` and `table.csv-metadata.json` describe its columns.
6. With the answers of the wave loaded (`survey_import`), `survey_verify list.yaml` computes every figure of `list.yaml` again.
7. The office keeps a package with the answers; `survey_package` loads it into an empty installation and computes every figure again.
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
        "datapackage.json": metadata.datapackage(release, items),
        "table.csv-metadata.json": metadata.csvw(release),
        **({"microdata.csv": release.microdata.encode()} if release.microdata else {}),
        "codebook.xml": codebook_ddi(release, items),
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
