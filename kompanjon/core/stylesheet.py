"""The whole look as one file: the parts named in css/index.css, joined and pressed, without Node.

A finder of Django's staticfiles, so that collectstatic, WhiteNoise and the tests all find `css/site.css`.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PARTS = Path(__file__).parent / "static" / "css"
NAME = "css/site.css"


def joined():
    """All parts in the order of index.css, without comments and idle space."""
    names = re.findall(r'@import "([\w-]+\.css)";', (PARTS / "index.css").read_text(encoding="utf-8"))
    return pressed("\n".join((PARTS / name).read_text(encoding="utf-8") for name in names))


def pressed(css):
    """Fewer bytes, same meaning. Spaces around + and - stay, for calc() and clamp() need them."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", css).replace(";}", "}").strip()


class JoinedStyles(BaseFinder):
    def __init__(self, app_names=None, *args, **kwargs):
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "look", base_url=settings.STATIC_URL)

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        if path != NAME:
            return []
        found = self.written()
        return [found] if find_all else found

    def list(self, ignore_patterns):
        self.written()
        yield NAME, self.storage

    def written(self):
        """The file's place, written anew only when a part has changed."""
        place, css = Path(self.storage.path(NAME)), joined().encode()
        if not place.exists() or place.read_bytes() != css:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(css)
        return str(place)
