import pytest

from kompanjon.core.components.map import TALL, WIDE, Link, Place, both, drawing, in_sweden, in_world

GOTEBORG = Place("Göteborg", 57.70716, 11.96679)
GQEBERHA = Place("Nelson Mandela Bay", -33.96109, 25.61494)


def test_goteborg_lands_on_its_place_in_sweden():
    assert in_sweden(GOTEBORG.latitude, GOTEBORG.longitude) == pytest.approx((11.4, 362.6), abs=0.15)


def test_nelson_mandela_bay_lands_on_its_place_in_the_world():
    assert in_world(GQEBERHA.latitude, GQEBERHA.longitude) == pytest.approx((283.7, 320.5), abs=0.15)


def test_each_partnership_is_one_arc_and_each_told_place_has_its_name():
    picture = drawing([Link(GOTEBORG, GQEBERHA, told=True)], WIDE)
    assert picture.told_arcs.count("M") == 1 and picture.arcs == ""
    assert {label.text for label in picture.labels} == {"Göteborg", "Nelson Mandela Bay"}


def test_no_two_names_touch_and_all_lie_inside_the_picture():
    places = [Place(f"Ort nummer {n}", 55.5 + n / 3, 13 + n / 5) for n in range(12)]
    picture = drawing([Link(place, GQEBERHA, told=True) for place in places], WIDE)
    assert 3 < len(picture.labels) < 13
    for label in picture.labels:
        assert 0 <= label.x <= 772 and 0 <= label.y <= 452


def test_the_phone_names_at_most_eight_places():
    links = [Link(Place(f"A{n}", 56 + n, 14), Place(f"B{n}", -n * 3, 30), True) for n in range(10)]
    assert len(drawing(links, TALL).labels) <= 8


def test_a_map_without_links_is_only_the_outlines():
    assert both([])["wide"].arcs == "" and both([])["tall"].labels == []
