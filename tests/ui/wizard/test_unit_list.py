import pytest


@pytest.fixture
def units(awal):
    return awal.window.unit.units


@pytest.mark.parametrize(
    ("typed", "nama"),
    [
        ("ende", "Balai POM di Ende"),
        ("LOKA kab. ende", "Balai POM di Ende"),
        ("banjarmasin", "Balai Besar POM di Banjarbaru"),
        ("bbpom kupang", "Balai Besar POM di Kupang"),
        ("mimika", "Loka POM di Kabupaten Mimika"),
        ("indragiri hilir", "Balai POM di Indragiri Hulu"),
    ],
)
def test_that_a_unit_is_found_by_town_old_name_or_short_name(units, typed, nama):
    assert units.set_filter(typed) == 1
    assert units.value().nama == nama


def test_that_all_regional_units_are_offered(units):
    assert units.count() == 76
    assert units.set_filter("") == 76


def test_that_nothing_is_chosen_before_the_user_does(units):
    assert units.value() is None


def test_that_a_name_nobody_has_says_so(awal):
    step = awal.window.unit
    awal.window.welcome.new_card.click()
    step.search.setText("atlantis")
    assert step.units.value() is None
    assert step._nothing.isVisible()
    assert "atlantis" in step._nothing.text()
    step.search.setText("")
    assert step.units.isVisible()


def test_that_a_choice_survives_a_search_that_still_holds_it(units):
    units.set_filter("loka kota")
    units.go(1)
    chosen = units.value()
    units.set_filter("loka")
    assert units.value() == chosen


def test_that_a_screen_reader_hears_name_town_and_zone(units):
    from PySide6.QtCore import Qt

    units.set_filter("banjarbaru")
    heard = units.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("Balai Besar POM di Banjarbaru, Banjarbaru · WITA")
    assert "Banjarmasin" in heard


def test_that_a_double_click_goes_on(awal):
    awal.window.welcome.new_card.click()
    units = awal.window.unit.units
    units.set_filter("ende")
    units.itemDoubleClicked.emit(units.currentItem())
    assert awal.window.at == 2
