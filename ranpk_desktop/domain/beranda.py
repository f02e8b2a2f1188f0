"""What the first page says of a quarter: deadline, completeness, next step, what needs a look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.triwulan import Tenggat, deadline, working_days_left

CADANGAN_LAMA = 3
"""Days after which a backup is old: one is made at every start, so a weekend is no reason."""
MENDESAK = 2
"""Working days before a deadline from which on it is urgent."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """Gather what the office knows on a day: `hari_ini` is the date in the office's own zone.

    `paket_dibuat` is the day on which the package of the locked content was made;
    `cadangan_terakhir` the day of the newest backup; `berkas_hilang` counts files of evidence that
    are not there any more, `ratl_terlambat` the unit's follow-ups of surveys that are open after
    their last day.
    """

    laporan: LaporanTriwulan
    hari_ini: date
    tenggat: Tenggat
    terkunci: bool
    paket_dibuat: date | None
    ada_pejabat: bool
    ada_kunci_segel: bool
    cadangan_terakhir: date | None
    jam_salah: bool
    berkas_hilang: int
    ratl_terlambat: int = 0


@dataclass(frozen=True, slots=True)
class JamTenggat:
    """Count the working days to a deadline: from today, or from the day the package was made.

    `sisa` is negative once the deadline has passed; `tanpa_libur` are the years whose holidays
    nobody has listed yet, so that they count as working days.
    """

    tenggat: date
    hari: date
    sisa: int
    paket: bool
    tanpa_libur: tuple[int, ...]

    @property
    def pesan(self) -> str:
        """Return in words how far the deadline is."""
        terlambat = _("terlambat {n} hari kerja").format(n=-self.sisa)
        if self.paket:
            dibuat = _("paket dibuat {tanggal}").format(tanggal=format_tanggal(self.hari))
            return f"{dibuat}, {terlambat}" if self.sisa < 0 else dibuat
        if self.hari == self.tenggat:
            return _("tenggatnya hari ini")
        if self.hari < self.tenggat:
            return _("{n} hari kerja lagi").format(n=self.sisa)
        return terlambat if self.sisa else _("tenggat sudah lewat")

    @property
    def nada(self) -> str:
        """Return the tone of the words."""
        if self.paket:
            return "peringatan" if self.sisa < 0 else "baik"
        if self.hari > self.tenggat:
            return "buruk"
        return "peringatan" if self.sisa <= MENDESAK else "info"

    @property
    def catatan(self) -> str:
        """Return that holidays are missing in the count, "" where they are known."""
        if not self.tanpa_libur:
            return ""
        text = _("Daftar hari libur {tahun} belum ada, jadi hari libur ikut dihitung hari kerja.")
        return text.format(tahun=_(" dan ").join(map(str, self.tanpa_libur)))


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """Count what a penanggung jawab has filled; `butir_id` is the first row still wanted."""

    penanggung_jawab: str
    terisi: int
    jumlah: int
    butir_id: str | None


class Keadaan(StrEnum):
    """Where a step stands."""

    SELESAI = "selesai"
    SEKARANG = "sekarang"
    NANTI = "nanti"


@dataclass(frozen=True, slots=True)
class Langkah:
    """Name one step from an empty quarter to a sent package."""

    judul: str
    keadaan: Keadaan


@dataclass(frozen=True, slots=True)
class Lanjutan:
    """Say what to do next: RENCANA, ISI, KUNCI or PAKET, and the words for it."""

    kode: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Beranda:
    """Hold the first page of a quarter; `lanjutan` is None once its package is made."""

    periode: Periode
    tenggat: JamTenggat
    terisi: int
    jumlah: int
    kelengkapan: tuple[Kelengkapan, ...]
    langkah: tuple[Langkah, ...]
    lanjutan: Lanjutan | None
    perhatian: tuple[Finding, ...]


def compose(bahan: Bahan) -> Beranda:
    """Say of a quarter what the first page shows."""
    laporan = bahan.laporan
    periode = Periode(laporan.tahun, laporan.triwulan)
    return Beranda(
        periode=periode,
        tenggat=_clock(bahan, periode),
        terisi=laporan.terisi,
        jumlah=laporan.jumlah,
        kelengkapan=_completeness(laporan.baris),
        langkah=_steps(bahan),
        lanjutan=_next(bahan, periode),
        perhatian=_findings(bahan, periode),
    )


def _clock(bahan: Bahan, periode: Periode) -> JamTenggat:
    libur = bahan.tenggat.libur
    due = deadline(periode.tahun, periode.triwulan, bahan.tenggat.hari_kerja, libur)
    hari = bahan.paket_dibuat or bahan.hari_ini
    ended = periode.triwulan.last_day(periode.tahun)
    years = range(min(ended, hari).year, max(due, hari).year + 1)
    return JamTenggat(
        tenggat=due,
        hari=hari,
        sisa=working_days_left(hari, due, libur),
        paket=bahan.paket_dibuat is not None,
        tanpa_libur=tuple(tahun for tahun in years if tahun not in bahan.tenggat.tahun_terdaftar),
    )


def _completeness(baris: Iterable[BarisIndikator]) -> tuple[Kelengkapan, ...]:
    """Count per penanggung jawab, in the order of the plan."""
    groups: dict[str, list[BarisIndikator]] = {}
    for row in baris:
        if row.perlu_diisi:
            groups.setdefault(row.penanggung_jawab, []).append(row)
    return tuple(
        Kelengkapan(
            penanggung_jawab=nama or _("Tanpa penanggung jawab"),
            terisi=sum(not row.belum_diisi for row in rows),
            jumlah=len(rows),
            butir_id=next((row.butir_id for row in rows if row.belum_diisi), None),
        )
        for nama, rows in groups.items()
    )


def _is_filled(bahan: Bahan) -> bool:
    laporan = bahan.laporan
    return bahan.terkunci or (bool(laporan.baris) and laporan.terisi == laporan.jumlah)


def _steps(bahan: Bahan) -> tuple[Langkah, ...]:
    """Return the steps that the program has; the first that is not done is the present one."""
    laporan = bahan.laporan
    steps = (
        (_("Isi {n}/{jumlah}").format(n=laporan.terisi, jumlah=laporan.jumlah), _is_filled(bahan)),
        (_("Kunci (Kepala)"), bahan.terkunci),
        (_("Buat & tanda tangani paket"), bahan.paket_dibuat is not None),
    )
    present = next((at for at, (_judul, done) in enumerate(steps) if not done), len(steps))
    return tuple(
        Langkah(
            judul,
            Keadaan.SELESAI
            if at < present
            else Keadaan.SEKARANG
            if at == present
            else Keadaan.NANTI,
        )
        for at, (judul, _done) in enumerate(steps)
    )


def _next(bahan: Bahan, periode: Periode) -> Lanjutan | None:
    laporan = bahan.laporan
    if not laporan.baris:
        return Lanjutan("RENCANA", _("susun rencana {tahun}").format(tahun=periode.tahun))
    if not _is_filled(bahan):
        n = laporan.jumlah - laporan.terisi
        return Lanjutan("ISI", _("{n} indikator belum diisi").format(n=n))
    if not bahan.terkunci:
        return Lanjutan("KUNCI", _("kunci {periode}").format(periode=periode.label))
    if bahan.paket_dibuat is None:
        return Lanjutan("PAKET", _("buat paket {periode}").format(periode=periode.label))
    return None


def _findings(bahan: Bahan, periode: Periode) -> tuple[Finding, ...]:
    """Return what needs attention, the worst first."""
    found = (*_of_quarter(bahan, periode), *_of_office(bahan, periode))
    return tuple(sorted(found, key=lambda finding: list(Tingkat).index(finding.tingkat)))


def _of_quarter(bahan: Bahan, periode: Periode) -> list[Finding]:
    baris = bahan.laporan.baris
    if not baris:
        text = _("Belum ada rencana untuk {tahun}").format(tahun=periode.tahun)
        return [Finding("BELUM_ADA_RENCANA", Tingkat.PERINGATAN, text)]
    # What a lock holds cannot be filled any more: worth knowing, but nobody's next task.
    urgent = Tingkat.INFO if bahan.terkunci else Tingkat.PERINGATAN
    counts = (
        (
            "BELUM_DIISI",
            urgent,
            _("{n} indikator belum diisi"),
            sum(row.belum_diisi for row in baris),
        ),
        (
            "TANPA_TARGET",
            urgent,
            _("{n} target {periode} belum diisi"),
            sum(row.tanpa_target for row in baris),
        ),
        (
            "DI_BAWAH_TARGET",
            Tingkat.PERINGATAN,
            _("{n} indikator di bawah target"),
            sum(row.di_bawah_target for row in baris),
        ),
        (
            "BERKAS_HILANG",
            Tingkat.PERINGATAN,
            _("{n} berkas data dukung tidak ditemukan"),
            bahan.berkas_hilang,
        ),
        (
            "TIDAK_DAPAT_DISIMPULKAN",
            Tingkat.INFO,
            _("{n} capaian tidak dapat disimpulkan"),
            sum(row.tidak_dapat_disimpulkan for row in baris),
        ),
    )
    label = periode.triwulan.label
    return [
        Finding(kode, tingkat, text.format(n=n, periode=label))
        for kode, tingkat, text, n in counts
        if n
    ]


def _of_office(bahan: Bahan, periode: Periode) -> list[Finding]:
    found = []
    if bahan.ratl_terlambat:
        text = _("{n} RATL terlambat").format(n=bahan.ratl_terlambat)
        found.append(Finding("RATL_TERLAMBAT", Tingkat.PERINGATAN, text))
    if bahan.jam_salah:
        text = _("Jam komputer tampak salah; betulkan sebelum membuat paket")
        found.append(Finding("JAM", Tingkat.PERINGATAN, text))
    if not bahan.ada_pejabat:
        text = _("Tidak ada pejabat yang menjabat hari ini")
        found.append(Finding("TANPA_PEJABAT", Tingkat.PERINGATAN, text))
    elif bahan.laporan.pejabat is None:
        hari = format_tanggal(periode.triwulan.last_day(periode.tahun))
        text = _("Tidak ada pejabat yang menjabat pada {tanggal}").format(tanggal=hari)
        found.append(Finding("TANPA_PEJABAT", Tingkat.PERINGATAN, text))
    if not bahan.ada_kunci_segel:
        text = _("Belum ada kunci segel untuk membuat paket")
        found.append(Finding("TANPA_KUNCI_SEGEL", Tingkat.INFO, text))
    if bahan.cadangan_terakhir is None:
        text = _("Belum ada cadangan")
        found.append(Finding("CADANGAN", Tingkat.PERINGATAN, text))
    elif (umur := (bahan.hari_ini - bahan.cadangan_terakhir).days) >= CADANGAN_LAMA:
        text = _("Cadangan terakhir {n} hari lalu").format(n=umur)
        found.append(Finding("CADANGAN", Tingkat.PERINGATAN, text))
    return found
