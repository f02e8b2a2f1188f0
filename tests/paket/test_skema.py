import json

import jsonschema
import pytest

from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.paket import susun
from ranpk_desktop.paket.skema import BERKAS_SKEMA, check_data, make_schema, render_schema
from ranpk_desktop.paket.susun import to_data
from ranpk_desktop.paket.verifikasi import verify
from ranpk_desktop.paths import resource

BARIS = [
    "x",
    [],
    {},
    {"id": "a"},
    {"id": 1.5},
    {"id": True},
    {"id": ["a"]},
    {"id": {}},
    {"id": None},
]


def _stored():
    return json.loads(resource(*BERKAS_SKEMA).read_text(encoding="utf-8"))


def _data(muatan):
    return kanonik.load(kanonik.dump(to_data(muatan)))


def test_that_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(_stored())


def test_that_the_schema_file_is_the_one_that_its_tables_generate():
    tabel = {
        nama: satu["items"]["required"]
        for nama, satu in _stored()["properties"]["isi"]["properties"].items()
    }
    assert resource(*BERKAS_SKEMA).read_text(encoding="utf-8") == render_schema(tabel)


def test_that_a_new_column_changes_the_schema():
    assert make_schema({"target": ["id"]}) != make_schema({"target": ["id", "teks"]})


def test_that_a_package_obeys_the_published_schema(muatan):
    data = _data(muatan)
    jsonschema.Draft202012Validator(_stored()).validate(data)
    assert check_data(data) is data


@pytest.mark.parametrize("hilang", ["versi", "unit", "isi", "pelepas", "bagian", "menggantikan"])
def test_that_every_key_is_required(muatan, hilang):
    data = _data(muatan)
    del data[hilang]
    with pytest.raises(ValueError):  # noqa: PT011
        check_data(data)


@pytest.mark.parametrize("tabel", ["target", "tabel_lain"])
@pytest.mark.parametrize("baris", BARIS, ids=repr)
def test_that_rows_are_judged_as_the_published_schema_judges_them(muatan, tabel, baris):
    data = _data(muatan)
    data["isi"][tabel] = [baris]
    menurut_skema = jsonschema.Draft202012Validator(_stored()).is_valid(data)
    try:
        check_data(data)
        menurut_kita = True
    except ValueError:
        menurut_kita = False
    assert menurut_kita == menurut_skema


def test_that_a_package_of_version_1_3_is_still_read(muatan, kunci, monkeypatch):
    """Before 1.4 nothing was said of nihil reports, and evidence named no part."""

    def older(muatan):
        data = to_data(muatan) | {"versi": "1.3"}
        del data["nihil"]
        for bukti in data["data_dukung"]:
            del bukti["bagian"]
        return data

    monkeypatch.setattr(susun, "to_data", older)
    hasil = verify(susun.build(muatan, kunci).berkas, [Identitas(kunci.sertifikat)])
    assert hasil.sah
    assert "nihil" not in hasil.paket.data


@pytest.mark.parametrize("nihil", ["", 0, []])
def test_that_a_report_of_nothing_needs_words(muatan, nihil):
    with pytest.raises(ValueError):  # noqa: PT011
        check_data(_data(muatan) | {"nihil": nihil})


def test_that_a_later_part_needs_no_tables(muatan):
    data = _data(muatan) | {"isi": {}}
    with pytest.raises(ValueError):  # noqa: PT011
        check_data(data)
    data["bagian"] = {"ke": 2, "dari": 2, "induk": "a" * 64}
    assert check_data(data)


@pytest.mark.parametrize("isi", [None, [], "x", 1, True, {}, *([it] for it in BARIS)], ids=repr)
def test_that_differences_are_judged_as_the_published_schema_judges_them(muatan, isi):
    data = {**_data(muatan), "perbedaan": isi}
    try:
        check_data(data)
        menurut_kita = True
    except ValueError:
        menurut_kita = False
    assert menurut_kita == jsonschema.Draft202012Validator(_stored()).is_valid(data)
