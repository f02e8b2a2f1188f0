"""What the first page says of a quarter: deadline, completeness, next step, what needs a look."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.capaian import Band
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.grafik_capaian import Grafik, chart
from ranpk_desktop.domain.identitas import expiry_finding
from ranpk_desktop.domain.kelengkapan import Kelengkapan, completeness, unfilled
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.perhatian import of_quarter
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.triwulan import Tenggat, deadline, working_days_left

CADANGAN_LAMA = 3
"""Days after which a backup is old: one is made at every start, so a weekend is no reason."""
CADANGAN_LUAR_LAMA = 7
"""Days after which a backup outside this computer is old: somebody has to fetch a stick for one."""
MENDESAK = 2
"""Working days before a deadline from which on it is urgent."""


@dataclass(frozen=True, slots=True)
class Bahan:
    """Gather what the office knows on a day: `hari_ini` is the date in the office's own zone.

    `temuan` counts what the checks of the quarter still ask, None while nobody has looked;
    `bands` are the kriteria of its year. `paket_dibuat` is the day on which the package of the
    locked content was made, `paket_terkirim` tells that it left the office, `menunggu` that it
    stands in the outbox, `diterima` that Pusat has accepted it; `dikembalikan` are the packages
    that came back: what they are, and the manifest digest, that of this quarter first. `direvisi`
    is the number of the revision under way, 0 for none; `ada_pengisi` tells that changes are
    recorded with a name.
    `kunci_sampai` is the last day of the office's key. `cadangan_terakhir` is the day of the newest
    backup, `cadangan_luar` of that outside this computer; `berkas_hilang` counts files of evidence
    that are not there any more, `ratl_terlambat` the unit's follow-ups of surveys that are open
    after their last day.
    """

    laporan: LaporanTriwulan
    hari_ini: date
    tenggat: Tenggat
    terkunci: bool
    paket_dibuat: date | None
    ada_pejabat: bool
    ada_kunci_segel: bool
    cadangan_terakhir: date | None
    cadangan_luar: date | None
    jam_salah: bool
    berkas_hilang: int
    ratl_terlambat: int = 0
    temuan: int | None = None
    bands: tuple[Band, ...] = ()
    kunci_sampai: date | None = None
    paket_terkirim: bool = False
    menunggu: bool = False
    diterima: bool = False
    dikembalikan: tuple[tuple[str, str], ...] = ()
    direvisi: int = 0
    ada_pengisi: bool = True


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
    """Say what to do next: RENCANA, ISI, PERIKSA, KUNCI, PAKET or KIRIM, in words, and where."""

    kode: str
    pesan: str
    tempat: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beranda:
    """Hold the first page of a quarter; `lanjutan` is None once its package is sent.

    `perlu_periksa` asks for the checks of the quarter: they decide what comes next. `pengingat`
    says that a reminder makes sense, as what is missing can still be filled.
    """

    periode: Periode
    tenggat: JamTenggat
    terisi: int
    jumlah: int
    kelengkapan: tuple[Kelengkapan, ...]
    langkah: tuple[Langkah, ...]
    lanjutan: Lanjutan | None
    perhatian: tuple[Finding, ...]
    grafik: Grafik
    perlu_periksa: bool
    pengingat: bool


def compose(bahan: Bahan) -> Beranda:
    """Say of a quarter what the first page shows."""
    laporan = bahan.laporan
    periode = Periode(laporan.tahun, laporan.triwulan)
    return Beranda(
        periode=periode,
        tenggat=_clock(bahan, periode),
        terisi=laporan.terisi,
        jumlah=laporan.jumlah,
        kelengkapan=completeness(laporan),
        langkah=_steps(bahan),
        lanjutan=_next(bahan, periode),
        perhatian=_findings(bahan, periode),
        grafik=chart(laporan, bahan.bands),
        perlu_periksa=_is_filled(bahan) and not bahan.terkunci and bahan.temuan is None,
        pengingat=not bahan.terkunci,
    )


def remind(beranda: Beranda, row: Kelengkapan, unit: str) -> str:
    """Return a polite text for somebody who has rows to fill, for WhatsApp or email."""
    jam, tanggal = beranda.tenggat, format_tanggal(beranda.tenggat.tenggat)
    if jam.hari > jam.tenggat:
        due = _("Tenggatnya, {tanggal}, sudah lewat. Mohon diisi secepatnya.")
    else:
        due = _("Tenggatnya {tanggal} ({pesan}).")
    lines = [
        _("Yth. {nama},").format(nama=row.penanggung_jawab),
        "",
        _("Mohon bantuannya mengisi realisasi {periode}. Yang belum terisi ({n}):").format(
            periode=beranda.periode.label, n=len(row.kosong)
        ),
        *(f"{at}. {kosong.sebutan}" for at, kosong in enumerate(row.kosong, start=1)),
        "",
        due.format(tanggal=tanggal, pesan=jam.pesan),
        "",
        _("Terima kasih."),
        unit,
    ]
    return "\n".join(lines)


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


def _is_filled(bahan: Bahan) -> bool:
    laporan = bahan.laporan
    return bahan.terkunci or (_is_planned(laporan) and laporan.terisi == laporan.jumlah)


def _is_planned(laporan: LaporanTriwulan) -> bool:
    return bool(laporan.baris or laporan.keluaran)


def _steps(bahan: Bahan) -> tuple[Langkah, ...]:
    """Return the six steps; the first that is not done is the present one."""
    laporan = bahan.laporan
    steps = (
        (_("Isi {n}/{jumlah}").format(n=laporan.terisi, jumlah=laporan.jumlah), _is_filled(bahan)),
        (_("Periksa"), bahan.terkunci or bahan.temuan == 0),
        (_("Kunci (Kepala)"), bahan.terkunci),
        (_("Buat & tanda tangani paket"), bahan.paket_dibuat is not None),
        (_("Kirim"), bahan.paket_terkirim),
        (_("Tanda terima"), bahan.diterima),
    )
    present = next((at for at, (_judul, done) in enumerate(steps) if not done), len(steps))
    states = [
        Keadaan.SELESAI if at < present else Keadaan.SEKARANG if at == present else Keadaan.NANTI
        for at in range(len(steps))
    ]
    return tuple(Langkah(judul, state) for (judul, _done), state in zip(steps, states, strict=True))


def _next(bahan: Bahan, periode: Periode) -> Lanjutan | None:
    laporan = bahan.laporan
    if not _is_planned(laporan):
        return Lanjutan("RENCANA", _("susun rencana {tahun}").format(tahun=periode.tahun))
    if not _is_filled(bahan):
        kosong = unfilled(laporan)
        return Lanjutan("ISI", _("{n} isian belum diisi").format(n=len(kosong)), kosong[0].tempat)
    if not bahan.terkunci and bahan.temuan:
        return Lanjutan("PERIKSA", _("{n} temuan perlu dilihat").format(n=bahan.temuan))
    if not bahan.terkunci and bahan.temuan is None:
        return Lanjutan("PERIKSA", _("periksa {periode}").format(periode=periode.label))
    if not bahan.terkunci:
        return Lanjutan("KUNCI", _("kunci {periode}").format(periode=periode.label))
    if bahan.paket_dibuat is None:
        return Lanjutan("PAKET", _("buat paket {periode}").format(periode=periode.label))
    if not bahan.paket_terkirim:
        text = _("lihat Kotak keluar") if bahan.menunggu else _("kirim paket {periode}")
        return Lanjutan("KIRIM", text.format(periode=periode.label))
    return None


def _findings(bahan: Bahan, periode: Periode) -> tuple[Finding, ...]:
    """Return what needs attention, the worst first."""
    laporan = bahan.laporan
    if _is_planned(laporan):
        quarter = of_quarter(laporan, terkunci=bahan.terkunci, berkas_hilang=bahan.berkas_hilang)
    else:
        text = _("Belum ada rencana untuk {tahun}").format(tahun=periode.tahun)
        quarter = [Finding("BELUM_ADA_RENCANA", Tingkat.PERINGATAN, text)]
    found = (*quarter, *_of_office(bahan, periode))
    return tuple(sorted(found, key=lambda finding: list(Tingkat).index(finding.tingkat)))


def _of_office(bahan: Bahan, periode: Periode) -> list[Finding]:
    found = []
    if bahan.dikembalikan:
        judul, manifes = bahan.dikembalikan[0]
        text = _("{judul} dikembalikan Pusat").format(judul=judul)
        if len(bahan.dikembalikan) > 1:
            text = _("{n} paket dikembalikan Pusat").format(n=len(bahan.dikembalikan))
        tempat: dict[str, object] = {"manifes": manifes}
        found.append(Finding("DIKEMBALIKAN", Tingkat.PERINGATAN, text, tempat=tempat))
    if bahan.direvisi:
        text = _("{periode} sedang direvisi; kunci dan buat paket {versi}")
        words = text.format(periode=periode.label, versi=revision_label(bahan.direvisi))
        found.append(Finding("DIREVISI", Tingkat.PERINGATAN, words))
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
    if not bahan.ada_pengisi:
        text = _("Belum ada pegawai yang mengisi; perubahan tercatat tanpa nama")
        found.append(Finding("TANPA_PENGISI", Tingkat.PERINGATAN, text))
    if not bahan.ada_kunci_segel:
        text = _("Belum ada kunci segel untuk membuat paket")
        found.append(Finding("TANPA_KUNCI_SEGEL", Tingkat.INFO, text))
    elif bahan.kunci_sampai and (akhir := expiry_finding(bahan.kunci_sampai, bahan.hari_ini)):
        found.append(akhir)
    if bahan.cadangan_terakhir is None:
        text = _("Belum ada cadangan")
        found.append(Finding("CADANGAN", Tingkat.PERINGATAN, text))
    elif (umur := (bahan.hari_ini - bahan.cadangan_terakhir).days) >= CADANGAN_LAMA:
        text = _("Cadangan terakhir {n} hari lalu").format(n=umur)
        found.append(Finding("CADANGAN", Tingkat.PERINGATAN, text))
    if bahan.cadangan_luar is None:
        text = _("Belum ada cadangan di luar komputer ini")
        found.append(Finding("CADANGAN_LUAR", Tingkat.INFO, text))
    elif (umur := (bahan.hari_ini - bahan.cadangan_luar).days) >= CADANGAN_LUAR_LAMA:
        text = _("Cadangan di luar komputer: {n} hari lalu").format(n=umur)
        found.append(Finding("CADANGAN_LUAR", Tingkat.PERINGATAN, text))
    return found
