"""The map: Sweden large, the world beside it, an arc from each town. Pure functions from places to points and paths.

Sweden is drawn in a conformal conic projection, the world in Equal Earth (Šavrič, Patterson, Jenny 2018); the constants
place both on the outlines in templates/drawings/outlines.html.
"""

from dataclasses import dataclass, field
from math import asin, cos, log, pi, radians, sin, sqrt, tan

SOUTH, NORTH, MIDDLE, SCALE = radians(57), radians(66), radians(16.5), 1841.671


def _t(latitude):
    return tan(pi / 4 + latitude / 2)


CONE = log(cos(SOUTH) / cos(NORTH)) / log(_t(NORTH) / _t(SOUTH))
F = cos(SOUTH) * _t(SOUTH) ** CONE / CONE


@dataclass(frozen=True)
class Place:
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Link:
    """One partnership: a place in Sweden, a place abroad, and whether both are named on the map."""

    here: Place
    there: Place
    told: bool = False


@dataclass(frozen=True)
class Label:
    text: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True)
class Frame:
    """Where the two outlines stand in one of the two drawings."""

    sweden: tuple[float, float, float]
    world: tuple[float, float, float]
    box: tuple[int, int, int, int]
    dot: float
    most: int


@dataclass
class Drawing:
    arcs: str = ""
    told_arcs: str = ""
    dots: str = ""
    told_dots: str = ""
    labels: list[Label] = field(default_factory=list)


WIDE = Frame((0, 6, 1), (212, 104, 1), (0, 0, 772, 452), 2, 16)
WIDE_LIGHT = Frame((0, 6, 1), (212, 104, 1), (-66, 0, 772, 452), 2, 16)
TALL = Frame((56, 4, 0.56), (0, 290, 0.589), (0, 0, 330, 486), 1.6, 8)


def in_sweden(latitude, longitude):
    """A point on the outline `sverige`, 190 × 440."""
    r = F / _t(radians(latitude)) ** CONE
    angle = CONE * (radians(longitude) - MIDDLE)
    return 89.1007 + SCALE * r * sin(angle), 2573.0838 - SCALE * (F - r * cos(angle))


def in_world(latitude, longitude):
    """A point on the outline `world`, 560 × 345."""
    a, b, c, d, m = 1.340264, -0.081106, 0.000893, 0.003796, sqrt(3) / 2
    p = asin(m * sin(radians(latitude)))
    width = m * (a + 3 * b * p**2 + p**6 * (7 * c + 9 * d * p**2))
    x = radians(longitude - 24) * cos(p) / width
    y = p * (a + b * p**2 + p**6 * (c + d * p**2))
    return 280 + 166.2584 * x, 209.7163 - 166.2584 * y


def placed(point, corner):
    left, top, scale = corner
    return left + point[0] * scale, top + point[1] * scale


def drawing(links, frame):
    """All arcs and dots of one drawing; names where there is room for them, the told ones first come."""
    picture, taken, named = Drawing(), [], set()
    here = {link.here: placed(in_sweden(link.here.latitude, link.here.longitude), frame.sweden) for link in links}
    there = {link.there: placed(in_world(link.there.latitude, link.there.longitude), frame.world) for link in links}
    told = [link for link in links if link.told]
    bend = arc_tall if frame is TALL else arc_wide
    shown = set(told[: frame.most // 2]) if frame is TALL else set(told)
    picture.arcs = "".join(sorted({bend(here[link.here], there[link.there]) for link in links if link not in shown}))
    picture.told_arcs = "".join(bend(here[link.here], there[link.there]) for link in told if link in shown)
    points = [(link.here, here[link.here]) for link in told if link in shown] + [
        (link.there, there[link.there]) for link in told if link in shown
    ]
    for place, point in points:
        label = None if place in named else label_for(place.name, point, frame, taken)
        named.add(place)
        if label:
            picture.labels.append(label)
    loud = {point for _, point in points}
    picture.dots = "".join(
        sorted({dot(point, frame.dot) for point in [*here.values(), *there.values()] if point not in loud})
    )
    picture.told_dots = "".join(sorted({dot(point, frame.dot * 1.8) for point in loud}))
    return picture


def arc_wide(start, end):
    (x1, y1), (x2, y2) = start, end
    return f"M{x1:.0f} {y1:.0f}Q{(x1 + x2) / 2 + 0.05 * (x2 - x1):.0f} {min(y1, y2) - 0.16 * abs(x2 - x1):.0f} {x2:.0f} {y2:.0f}"


def arc_tall(start, end):
    (x1, y1), (x2, y2) = start, end
    return f"M{x1:.0f} {y1:.0f}Q{x2 + (24 if x2 >= x1 else -6):.0f} {y1 + 0.3 * (y2 - y1):.0f} {x2:.0f} {y2:.0f}"


def dot(point, radius):
    x, y = point
    return f"M{x - radius:.0f} {y:.0f}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0a{radius:g} {radius:g} 0 1 0-{2 * radius:g} 0"


def label_for(text, point, frame, taken):
    """The first of four sides where the name fits inside the picture and touches no other name."""
    x, y = point
    width = 7.1 * len(text)
    left, top, right, bottom = frame.box
    sides = (("end", x - 8, y + 4), ("start", x + 8, y + 4), ("middle", x, y - 9), ("middle", x, y + 18))
    for anchor, lx, ly in sides:
        start = lx - {"start": 0, "middle": width / 2, "end": width}[anchor]
        box = (start, ly - 12, start + width, ly + 4)
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        if inside and not any(overlap(box, other) for other in taken):
            taken.append(box)
            return Label(text, round(lx), round(ly), anchor)
    return None


def overlap(a, b):
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def both(links, light=False):
    """The two drawings of a page: wide, and tall for the phone."""
    return {"wide": drawing(links, WIDE_LIGHT if light else WIDE), "tall": drawing(links, TALL)}
