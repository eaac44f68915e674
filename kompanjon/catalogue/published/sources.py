"""How a source is shown: title, publisher, year and address, never by the key it has in a file."""

import re
from urllib.parse import urlsplit

PUBLISHERS = {
    "icld.se": "ICLD", "sida.se": "Sida", "skr.se": "SKR", "skl.se": "SKL", "sklinternational.se": "SKL International",
    "mynewsdesk.com": "Mynewsdesk", "via.tt.se": "Via TT", "platforma-dev.eu": "Platforma", "cib-uclg.org": "UCLG CIB",
    "oecd.org": "OECD", "sverigesradio.se": "Sveriges Radio", "rvn.se": "Region Västernorrland",
    "vartgoteborg.se": "Vårt Göteborg",
}  # fmt: skip
YEAR = re.compile(r"(?<!\d)(19[89]\d|20[0-4]\d)(?!\d)")


def publisher(address, organisations=None):
    """Who publishes the page: a name people know, a party of that address, or the address itself."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    if host in PUBLISHERS:
        return PUBLISHERS[host]
    return (organisations or {}).get(host.split(".")[0]) or readable(host)


def readable(host):
    """An internationalised host in letters: xn--vsters-buam.nu is västerås.nu."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        return host


def year(address, title="", key=""):
    """The year that the address, else the title, else the reader's notes give; None when nobody says."""
    for text in (urlsplit(address).path, title, key):
        found = YEAR.findall(text)
        if found:
            return int(found[0])
    return None
