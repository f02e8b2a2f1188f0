"""A quarter package: how long it takes to build, and how large it is."""

import hashlib
import io
import json
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.exports import laporan_triwulan_pdf, laporan_triwulan_xlsx
from ranpk_desktop.services import contoh, laporan, paket
from ranpk_desktop.services.paket import Persiapan
from tests.bench import kantor
from tests.bench.ukur import Row, below, compare, timed, turns


def rows(folder: Path) -> list[Row]:
    """Build the sample office's package, in this process and as the first of a fresh one."""
    with kantor.locked_sample(folder / "kantor") as office:
        tahun = contoh.load()["tahun"]
        calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, tahun, "TW3")
        persiapan = office.paket.prepare(calon, "F4")
        (jadi,) = paket.build(persiapan, kantor.FRASA)
        jumlah = len(json.loads(persiapan.rekaman["isi"])["indikator"])
    kunci = {"pejabat_id": persiapan.pelepas["id"]}
    naskah = laporan.of_rekaman(persiapan.rekaman, kunci, persiapan.kertas)
    pairs = turns(
        timed(lambda: bare(persiapan, naskah)),
        timed(lambda: paket.build(persiapan, kantor.FRASA)),
    )
    size = len(jadi.berkas)
    return [
        compare(
            "quarter package, second call (floor: the exports, cryptography and zipfile)",
            1.3,
            pairs,
        ),
        below("quarter package, first call of a process", 3, first_call(persiapan), unit="s"),
        below(
            "size of the sample office's package",
            150,
            size / 1000,
            unit="kB",
            note=f"{jumlah} indicators, {size / jumlah:.0f} bytes each",
        ),
    ]


def bare(persiapan: Persiapan, naskah: laporan.Naskah) -> bytes:
    """Make the same documents, sign once and write one ZIP file: nothing is checked."""
    contents = {
        "data.json": json.dumps(json.loads(persiapan.rekaman["isi"])).encode(),
        "laporan.pdf": laporan_triwulan_pdf.render(*naskah),
        "laporan.xlsx": laporan_triwulan_xlsx.render(*naskah),
    }
    key, _certificate, _others = pkcs12.load_key_and_certificates(
        persiapan.kunci_p12, kantor.FRASA.encode()
    )
    manifest = "\n".join(hashlib.sha256(content).hexdigest() for content in contents.values())
    contents["signature.p7s"] = key.sign(manifest.encode(), ec.ECDSA(hashes.SHA256()))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in contents.items():
            packed.writestr(name, content)
    return file.getvalue()


def first_call(persiapan: Persiapan) -> float:
    """Return the seconds of the first build in a fresh process, imports included."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.paket_pertama"],
        input=pickle.dumps(persiapan),
        capture_output=True,
        check=True,
    )
    return float(done.stdout)
