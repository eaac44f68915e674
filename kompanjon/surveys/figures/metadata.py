"""Descriptions of a release's open data for machines: Data Package with Table Schema, CSVW, and DCAT-AP-SE.

Table Schema and Data Package: https://specs.frictionlessdata.io. CSVW: https://www.w3.org/TR/tabular-metadata/.
DCAT-AP-SE 3.0.1: https://docs.dataportal.se/dcat/3.0.1/sv/, written as JSON-LD.
"""

import csv
import io
import json

from kompanjon.core.speech import iso

from .facts import percent

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
EU = "http://publications.europa.eu/resource/authority/"
FIELDS = (
    ("wave", "string", "Omgångens kod", "Code of the wave"),
    ("item", "string", "Frågans kod", "Code of the question"),
    ("option", "string", "Svarets kod", "Code of the answer"),
    ("group_var", "string", "Gruppvariabel; tom för alla", "Group variable; empty for everybody"),
    ("group", "string", "Grupp; tom för alla", "Group; empty for everybody"),
    ("weighted", "boolean", "Om uppskattningen är viktad", "Whether the estimate is weighted"),
    ("estimate", "number", "Andel, 0–1", "Share, 0–1"),
    ("low", "number", "Nedre gräns för 95 % konfidensintervall", "Lower limit of the 95% confidence interval"),
    ("high", "number", "Övre gräns för 95 % konfidensintervall", "Upper limit of the 95% confidence interval"),
    ("n", "integer", "Antal svar i basen, oviktat", "Answers in the base, unweighted"),
    ("suppressed", "boolean", "Sant där för få har svarat; talet är då utelämnat", "True where too few answered; the number is then left out"),
)  # fmt: skip
KEY = ["wave", "item", "option", "group_var", "group"]


def datapackage(release, items) -> bytes:
    """A Data Package: every table as a resource with its Table Schema, licence and key."""
    wave = release.wave
    resources = [
        {
            "name": "table",
            "path": "table.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": {
                "fields": [
                    {"name": n, "type": t, "title": en, "description": sv} | _truth(t) for n, t, sv, en in FIELDS
                ],
                "primaryKey": KEY,
                "missingValues": [""],
            },
        }
    ]
    if release.microdata:
        texts = {i.code: (i.text_sv, i.text_en) for i in items}
        fields = [{"name": c, "type": "string"} | _text(texts.get(c)) for c in _head(release)]
        schema = {"fields": fields, "missingValues": [""]}
        resources.append(
            {"name": "microdata", "path": "microdata.csv", "profile": "tabular-data-resource", "format": "csv",
             "mediatype": "text/csv", "encoding": "utf-8", "schema": schema}
        )  # fmt: skip
    told = {
        "profile": "tabular-data-package",
        "name": f"survey-{wave.code}-{release.number}".lower(),
        "title": wave.title_en,
        "description": wave.title_sv,
        "version": str(release.number),
        "created": f"{release.published_at:%Y-%m-%dT%H:%M:%SZ}",
        "licenses": [{"name": "CC0-1.0", "path": LICENCE, "title": "Creative Commons Zero 1.0"}],
        "resources": resources,
    }
    return _written(told)


def _truth(kind):
    return {"trueValues": ["true"], "falseValues": ["false"]} if kind == "boolean" else {}


def _text(texts):
    return {"description": texts[0], "title": texts[1]} if texts else {}


def _head(release):
    return next(csv.reader(io.StringIO(release.microdata)))


def csvw(release) -> bytes:
    """CSVW metadata of table.csv, to lie beside it as table.csv-metadata.json."""
    columns = [
        {
            "name": name,
            "titles": name,
            "dc:description": [{"@value": sv, "@language": "sv"}, {"@value": en, "@language": "en"}],
            "datatype": {"base": "boolean", "format": "true|false"} if kind == "boolean" else kind,
            "null": [""],
            "required": name in ("wave", "item", "option", "weighted", "suppressed"),
        }
        for name, kind, sv, en in FIELDS
    ]
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": "table.csv",
        "dc:title": [{"@value": getattr(release.wave, f"title_{x}"), "@language": x} for x in ("sv", "en")],
        "dc:license": {"@id": LICENCE},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {"columns": columns, "primaryKey": KEY},
    }
    return _written(told)


def dcat(release, office, page, address) -> bytes:
    """The data set in the terms of DCAT-AP-SE. `page` is its address, `address(name)` that of a file."""
    wave = release.wave
    title = [{"@value": getattr(wave, f"title_{x}"), "@language": x} for x in ("sv", "en")]
    said = {
        "sv": f"Andelar med intervall, bas och skydd för små grupper. RR2 {percent(release.frozen['rates']['RR2'])} %.",
        "en": f"Shares with interval, base and protection of small groups. RR2 {percent(release.frozen['rates']['RR2'])}%.",
    }
    files = [("table.csv", "CSV", "text/csv", "Tabeller", "Tables")]
    if release.microdata:
        files.append(
            (
                "microdata.csv",
                "CSV",
                "text/csv",
                "Svar utan det som pekar ut någon",
                "Answers without what points at anybody",
            )
        )
    files.append(("codebook.xml", "XML", "application/xml", "Kodbok (DDI)", "Codebook (DDI)"))
    told = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "dcatap": "http://data.europa.eu/r5r/",
        },
        "@graph": [_catalogue(office, page), _dataset(release, office, page, title, said, files, address)],
    }
    return _written(told)


def _publisher(office, page):
    return {"@id": f"{page}#publisher", "@type": "foaf:Agent", "foaf:name": office["name"]}


def _catalogue(office, page):
    """A catalogue of one data set: what a portal that harvests asks for first."""
    title = [{"@value": "Enkätresultat", "@language": "sv"}, {"@value": "Survey results", "@language": "en"}]
    return {
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": title,
        "dcterms:description": title,
        "dcterms:publisher": _publisher(office, page),
        "dcterms:license": {"@id": LICENCE},
        "dcat:dataset": {"@id": page},
    }


def _dataset(release, office, page, title, said, files, address):
    wave = release.wave
    return {
        "@id": page,
        "@type": "dcat:Dataset",
        "dcterms:title": title,
        "dcterms:description": [{"@value": text, "@language": lang} for lang, text in said.items()],
        "dcterms:identifier": f"survey-{wave.code}-{release.number}",
        "dcterms:publisher": {"@id": f"{page}#publisher"},
        "dcat:contactPoint": {"@type": "vcard:Organization", "vcard:fn": office["name"], **_mail(office)},
        "dcterms:issued": {"@value": iso(release.published_at), "@type": "xsd:date"},
        "dcterms:language": [{"@id": f"{EU}language/SWE"}, {"@id": f"{EU}language/ENG"}],
        "dcterms:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dcat:theme": [{"@id": f"{EU}data-theme/GOVE"}],
        "dcat:keyword": [
            {"@value": w, "@language": x} for w, x in (("enkät", "sv"), ("partnerskap", "sv"), ("survey", "en"))
        ],
        "dcterms:spatial": {"@id": f"{EU}country/SWE"},
        **_period(wave),
        "dcat:version": str(release.number),
        "dcat:distribution": [_distribution(address(name), *rest) for name, *rest in files],
    }


def _distribution(address, form, media, sv, en):
    return {
        "@type": "dcat:Distribution",
        "dcterms:title": [{"@value": sv, "@language": "sv"}, {"@value": en, "@language": "en"}],
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcterms:format": {"@id": f"{EU}file-type/{form}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dcterms:license": {"@id": LICENCE},
        "dcatap:availability": {"@id": f"{EU}planned-availability/STABLE"},
    }


def _mail(office):
    return {"vcard:hasEmail": {"@id": f"mailto:{office['email']}"}} if office.get("email") else {}


def _period(wave):
    if not (wave.opens_at and wave.closes_at):
        return {}
    ends = {"dcat:startDate": wave.opens_at, "dcat:endDate": wave.closes_at}
    days = {k: {"@value": iso(v), "@type": "xsd:date"} for k, v in ends.items()}
    return {"dcterms:temporal": {"@type": "dcterms:PeriodOfTime", **days}}


def _written(told) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=2).encode()
