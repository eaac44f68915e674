"""A photo of a signed page becomes a PDF that a slow line can carry."""

import io

MOST_BYTES = 300 * 1024
LONGEST_SIDE = (2200, 1700, 1300, 1000)


def as_pdf(content: bytes) -> bytes:
    """The photo upright on one page, at most 300 kB."""
    from PIL import Image, ImageOps

    photo = ImageOps.exif_transpose(Image.open(io.BytesIO(content))).convert("RGB")
    page = b""
    for side in LONGEST_SIDE:
        smaller = photo.copy()
        smaller.thumbnail((side, side))
        for quality in (80, 60, 40):
            out = io.BytesIO()
            smaller.save(out, "PDF", quality=quality, resolution=max(smaller.size) / 11.7)
            page = out.getvalue()
            if len(page) <= MOST_BYTES:
                return page
    return page
