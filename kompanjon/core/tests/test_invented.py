from django.utils.translation import override

from kompanjon.core.speech import as_kept, marked, unmarked


def test_the_mark_of_what_is_invented_is_said_in_the_readers_language():
    with override("sv"):
        assert marked("Kisanga (Example)") == "Kisanga (Exempel)" and marked("Kisanga") == "Kisanga"
    with override("en"):
        assert marked("Våren 2027 (Exempel)") == "Våren 2027 (Example)"


def test_beside_a_tag_it_is_left_out():
    assert unmarked("Kisanga (Example)") == unmarked("Kisanga (Exempel)") == "Kisanga"


def test_a_name_copied_from_a_swedish_page_is_found_again():
    assert as_kept(" Kisanga (Exempel) ") == "Kisanga (Example)" and as_kept("Kisanga") == "Kisanga"
