"""The house starts light: what is heavy comes in when it is first used."""

import subprocess
import sys

HEAVY = {
    "babel", "docx", "highspy", "lxml", "markdown_it", "nh3", "numpy", "PIL", "polars", "pyreadstat", "python_calamine",
    "snowballstemmer", "typst", "xlsxwriter",
}  # fmt: skip
START = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(" ".join(sys.modules))
"""


def test_no_heavy_library_is_loaded_at_the_start():
    told = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True).stdout
    assert HEAVY & set(told.split()) == set()
