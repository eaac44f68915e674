from kompanjon.core.components.drawings import Bar, Entry, Span, lanes, money_line, stacked


def test_what_lies_above_the_frame_is_drawn_crossed():
    line = money_line(100, [Entry("done", "Granted", 120)])
    assert [part.look for part in line["parts"]] == ["frame", "done", "over"]
    assert line["parts"][2].width == "16.67%"


def test_an_unknown_frame_draws_no_bed_and_no_tick():
    line = money_line(None, [Entry("done", "Granted", 100)])
    assert [part.look for part in line["parts"]] == ["done"] and line["tick"] == ""


def test_an_unknown_amount_takes_no_room():
    assert money_line(100, [Entry("done", "Granted", None)])["parts"][0].look == "frame"


def test_a_span_whose_end_is_not_known_is_striped():
    drawn = lanes([Span("Life", 2009, None, life=True), Span("Project", 2018, None)], 2026)
    assert [lane.look for lane in drawn["lanes"]] == ["life", "vague"]
    assert [tick["year"] for tick in drawn["ticks"]] == [2010, 2020]


def test_a_long_name_is_shortened_to_what_the_smallest_phone_shows():
    name = "Samordning av stöd till socialt utsatta familjer"
    (drawn,) = lanes([Span(name, 2016, 2018)], 2026)["lanes"]
    assert drawn.label.endswith("…") and len(drawn.label) <= 290 / 6.5
    (short,) = lanes([Span("Bibliotek", 2016, 2018)], 2026)["lanes"]
    assert short.label == "Bibliotek"


def test_a_scale_is_one_bar_in_its_order_and_its_key_says_every_step():
    got = stacked([Bar("1 inte alls", 90.0, "90 %"), Bar("2", 4.0, "4 %"), Bar("Vet inte", 6.0, "6 %")])
    assert [(p["x"], p["width"], p["number"]) for p in got["stack"]] == [
        ("0.00%", "90.00%", "1"),
        ("90.00%", "4.00%", "2"),
        ("94.00%", "6.00%", ""),
    ]
    assert [p["middle"] for p in got["stack"]] == ["45.00%", "", "97.00%"]
    assert [p["deep"] for p in got["stack"]] == ["0.08", "0.54", "1.0"]
