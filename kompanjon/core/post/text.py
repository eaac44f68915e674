"""A letter's Markdown as HTML: no raw HTML, links kept, nothing fetched from elsewhere."""

import functools


@functools.cache
def _reader():
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True}).disable("image")


def as_html(text: str) -> str:
    import nh3
    from django.utils.safestring import mark_safe

    return mark_safe(nh3.clean(_reader().render(text)))
