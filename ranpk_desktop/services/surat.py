"""Letters that packages travel with: addresses, texts to copy, a draft, the surat pengantar."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import kantor as settings
from db.repositories import kiriman as repository
from db.repositories import paket as paket_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik, surat
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.surat import KIRIMAN_KANTOR, BerkasSurat, PaketSurat, TeksSurat
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.exports.surat_pengantar import SuratPengantar
from ranpk_desktop.services import parameter
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.surat.naskah import Amplop

UMUM = "umum"
"""The address of every jenis that has none of its own."""
_ALAMAT = "alamat_{}"
_LEPAS = "surat_lampiran_lepas"


@dataclass(frozen=True, slots=True)
class SuratPaket:
    """Hold all that a letter with one part of a package is made of; needs no database any more.

    `manifes` is what the file must still be; `lepas` asks for its documents beside the package.
    """

    teks: TeksSurat
    path: Path
    manifes: str
    lepas: bool


class SuratService:
    """Write the letters of packages."""

    def __init__(self, store: Store, kantor: KantorService) -> None:
        self._store = store
        self._kantor = kantor
        self._folder = store.path.parent / "paket"

    # Addresses --------------------------------------------------------------------------------

    def addresses(self, jenis: JenisPaket) -> tuple[str, ...]:
        """Return where packages of a jenis go: its own addresses, else those of all; maybe none.

        Where the office has typed none, those that Pusat has published hold.
        """
        stored = self.all_addresses()
        return surat.parse_addresses(stored[jenis] or stored[UMUM]) or parameter.alamat(jenis)

    def all_addresses(self) -> dict[str, str]:
        """Return the addresses as typed, by jenis and UMUM; "" where there are none."""
        chosen = settings.pengaturan(self._store)
        return {
            nama: chosen.get(_ALAMAT.format(nama.lower()), "") for nama in (UMUM, *KIRIMAN_KANTOR)
        }

    def save_addresses(self, alamat: Mapping[str, str]) -> Changes:
        """Store addresses by jenis or UMUM; those not named stay.

        Raises CheckError whose field is the name, for what is no address.
        """
        known = self.all_addresses()
        with self._store.command(_("Ubah alamat email")) as command:
            for nama, teks in alamat.items():
                nilai = ", ".join(surat.parse_addresses(teks, nama))
                if nilai != known[nama]:
                    self._save(_ALAMAT.format(nama.lower()), nilai)
        return command.changes

    @property
    def lampiran_lepas(self) -> bool:
        """Whether letters carry the documents of the package beside it, to be read at once."""
        return settings.pengaturan(self._store).get(_LEPAS) == "ya"

    def save_lampiran_lepas(self, lepas: bool) -> Changes:
        """Choose whether letters carry the documents beside the package."""
        with self._store.command(_("Ubah lampiran surat")) as command:
            if lepas != self.lampiran_lepas:
                self._save(_LEPAS, "ya" if lepas else "tidak")
        return command.changes

    def _save(self, nama: str, nilai: str) -> None:
        self._store.save("pengaturan", {"nama": nama, "nilai": nilai})

    # Letters ----------------------------------------------------------------------------------

    def texts(self, paket_id: str, ke: int | None = None) -> TeksSurat:
        """Return what users of webmail copy, about the whole report or about its part `ke`.

        `paket_id` is that of any part. The address is "" where none is set.
        """
        paket = self._about(paket_repository.parts(self._store, paket_id))
        return surat.compose(paket, self.addresses(paket.jenis), ke)

    def letter(self, paket_id: str) -> SuratPaket:
        """Return what the letter with this very part is made of; raises KnownError BERKAS_HILANG.

        The file is not read yet: `compose` does that, in the pool.
        """
        parts = paket_repository.parts(self._store, paket_id)
        row = next(it for it in parts if it["id"] == paket_id)
        return SuratPaket(
            self.texts(paket_id, row["bagian_ke"] if len(parts) > 1 else None),
            self._path(row),
            row["manifes"],
            self.lampiran_lepas,
        )

    def draft(self, paket_id: str) -> bytes:
        """Return an unsent letter (.eml) with this very part, for the user's own mail program.

        Raises KnownError for a file that is gone or damaged.
        """
        return compose(self.letter(paket_id), draf=True)

    def file_name(self, paket_id: str) -> str:
        """Return the name of this very part's file."""
        return str(self._part(paket_id)["berkas"])

    def find(self, nama: str) -> str:
        """Return the id of the package whose file has this name or whose manifest begins so.

        A path is taken for its name. Raises KnownError where there is none, or more than one.
        """
        found = repository.find(self._store, Path(nama).name)
        if len(found) != 1:
            raise KnownError(
                "PAKET_TIDAK_ADA",
                _("Tidak ada satu paket yang bernama {nama}.").format(nama=nama),
                _("Sebutkan nama berkasnya di folder `paket`, atau awal kode manifesnya."),
            )
        return found[0]

    def draft_name(self, paket_id: str) -> str:
        """Return a file name for the draft."""
        return f"{Path(self._part(paket_id)['berkas']).stem}.eml"

    def part_ids(self, paket_id: str) -> tuple[str, ...]:
        """Return the ids of all parts of a report, in order; each has a letter of its own."""
        return tuple(row["id"] for row in paket_repository.parts(self._store, paket_id))

    # The covering letter ----------------------------------------------------------------------

    def pengantar(
        self,
        paket_id: str,
        *,
        nomor: str = "",
        tujuan: str = "",
        kertas: NamaKertas,
        pejabat_id: str | None = None,
    ) -> SuratPengantar:
        """Return the covering letter of a report; `exports.surat_pengantar_pdf` draws it.

        It is signed by an official in office today, or the one named. Raises CheckError where
        there is none.
        """
        now = self._store.moment()
        there = self._kantor.pejabat_on(now.date())
        signing = [row for row in there if pejabat_id in (None, row["id"])]
        if not signing:
            raise CheckError(
                "pejabat",
                _("Tidak ada pejabat yang sedang menjabat."),
                _("Isi pejabat pada Pengaturan → Pejabat."),
            )
        paket = self._about(paket_repository.parts(self._store, paket_id))
        kode = paket.berkas[0].kode_data
        cetak = Cetak(kertas, kode, paket.revisi, now, signing[0])
        return SuratPengantar(self._kantor.require(), paket, nomor.strip(), tujuan.strip(), cetak)

    # Inside -----------------------------------------------------------------------------------

    def _part(self, paket_id: str) -> dict[str, Any]:
        return next(
            it for it in paket_repository.parts(self._store, paket_id) if it["id"] == paket_id
        )

    def _path(self, row: Mapping[str, Any]) -> Path:
        path = self._folder / str(row["berkas"])
        if not path.is_file():
            raise _lost(path)
        return path

    def _about(self, parts: list[dict[str, Any]]) -> PaketSurat:
        first, unit = parts[0], self._kantor.require()
        kode = kanonik.kode_data(first["sidik_isi"])
        return PaketSurat(
            unit=unit["nama"],
            jenis=JenisPaket(first["jenis"]),
            tahun=first["tahun"],
            periode=first["periode"],
            revisi=first["revisi"],
            berkas=tuple(
                BerkasSurat(it["berkas"], it["ukuran"], it["bagian_ke"], it["bagian_dari"], kode)
                for it in parts
            ),
            contoh=bool(unit["contoh"]),
        )


def compose(letter: SuratPaket, amplop: Amplop | None = None, *, draf: bool = False) -> bytes:
    """Return the bytes of a letter with its package; reads the file, so it belongs to the pool.

    Raises KnownError BERKAS_HILANG where the file is gone or no longer the package that was made.
    """
    from ranpk_desktop.paket import verifikasi
    from ranpk_desktop.surat import naskah

    try:
        berkas = verifikasi.read_file(letter.path)
        paket = verifikasi.open_package(berkas)
    except KnownError as error:
        raise _lost(letter.path) from error
    if paket.manifes != letter.manifes:
        raise _lost(letter.path)
    evidence = {it["sha256"] for it in paket.data["data_dukung"]}
    loose = naskah.documents(paket.objek, evidence) if letter.lepas else ()
    return naskah.write(letter.teks, letter.path.name, berkas, loose, amplop, draf=draf)


def _lost(path: Path) -> KnownError:
    return KnownError(
        "BERKAS_HILANG",
        _("Berkas paket {nama} tidak ada lagi atau sudah rusak.").format(nama=path.name),
        _("Kembalikan dari cadangan lengkap, atau buat paketnya lagi."),
    )


def render_pengantar(surat: SuratPengantar) -> bytes:
    """Return the covering letter as PDF; for the pool."""
    from ranpk_desktop.exports import surat_pengantar_pdf

    return surat_pengantar_pdf.render(surat)
