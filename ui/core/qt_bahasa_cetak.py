"""The sentences of Qt's printer dialog in Indonesian, by their English text (see qt_bahasa).

Windows has a printer dialog of its own, in the user's language.
"""

_DIALOG = {
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Printer": "Printer",
    "&Name:": "&Nama:",
    "P&roperties": "&Sifat",
    "Location:": "Tempat:",
    "Preview": "Pratinjau",
    "Type:": "Jenis:",
    "Output &file:": "Ber&kas hasil:",
    "&Options >>": "Pi&lihan >>",
    "&Options <<": "Pi&lihan <<",
    "Options": "Pilihan",
    "Print range": "Yang dicetak",
    "Print all": "Semua halaman",
    "Pages from": "Halaman",
    "to": "sampai",
    "Pages": "Nomor halaman",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by "
    "a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Tulis nomor halaman dengan koma di antaranya, dan tanda hubung untuk rentang. Misalnya "
        "3,5-7,9 mencetak halaman 3, 5, 6, 7, dan 9."
    ),
    "Current Page": "Halaman yang tampak",
    "Selection": "Yang dipilih",
    "Page &Set:": "Ganji&l/genap:",
    "All Pages": "Semua halaman",
    "Odd Pages": "Halaman ganjil",
    "Even Pages": "Halaman genap",
    "Output Settings": "Hasil",
    "Copies": "Rangkap",
    "Copies:": "Rangkap:",
    "Collate": "Urut per rangkap",
    "Reverse": "Dari halaman terakhir",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Hitam putih",
    "Double Sided Printing": "Cetak dua sisi",
    "Off": "Tidak",
    "Long side binding": "Jilid di sisi panjang",
    "Short side binding": "Jilid di sisi pendek",
    "Print to File (PDF)": "Cetak ke berkas (PDF)",
    "Print To File ...": "Cetak ke berkas…",
    "Local file": "Berkas di komputer ini",
    "Write PDF file": "Tulis berkas PDF",
    "Custom": "Lain",
    "Custom value for %1": "Nilai lain untuk %1",
}

_SIFAT = {
    "Printer Properties": "Sifat printer",
    "Job Options": "Pilihan pekerjaan",
    "Page": "Halaman",
    "Advanced": "Lanjutan",
    "Page Setup": "Pengaturan halaman",
    "Paper": "Kertas",
    "Page size:": "Ukuran kertas:",
    "Width:": "Lebar:",
    "Height:": "Tinggi:",
    "Paper source:": "Baki kertas:",
    "Orientation": "Arah",
    "Portrait": "Tegak",
    "Landscape": "Mendatar",
    "Reverse landscape": "Mendatar terbalik",
    "Reverse portrait": "Tegak terbalik",
    "Margins": "Tepi",
    "top margin": "tepi atas",
    "left margin": "tepi kiri",
    "right margin": "tepi kanan",
    "bottom margin": "tepi bawah",
    "Page Layout": "Tata halaman",
    "Page &order:": "&Urutan halaman:",
    "Pages &per sheet:": "Halaman &per lembar:",
    "Millimeters (mm)": "Milimeter (mm)",
    "Inches (in)": "Inci (in)",
    "Points (pt)": "Poin (pt)",
    "Left to Right, Top to Bottom": "Kiri ke kanan, atas ke bawah",
    "Left to Right, Bottom to Top": "Kiri ke kanan, bawah ke atas",
    "Right to Left, Bottom to Top": "Kanan ke kiri, bawah ke atas",
    "Right to Left, Top to Bottom": "Kanan ke kiri, atas ke bawah",
    "Bottom to Top, Left to Right": "Bawah ke atas, kiri ke kanan",
    "Bottom to Top, Right to Left": "Bawah ke atas, kanan ke kiri",
    "Top to Bottom, Left to Right": "Atas ke bawah, kiri ke kanan",
    "Top to Bottom, Right to Left": "Atas ke bawah, kanan ke kiri",
    "Job": "Pekerjaan",
    "Job Control": "Kendali pekerjaan",
    "Scheduled &printing:": "Waktu &cetak:",
    "&Billing information:": "Keterangan &biaya:",
    "Job &priority:": "&Prioritas:",
    "Banner Pages": "Halaman pembatas",
    "&Start:": "&Awal:",
    "&End:": "A&khir:",
    "Print Immediately": "Segera",
    "Hold Indefinitely": "Tahan dahulu",
    "Day (06:00 to 17:59)": "Siang (06.00–17.59)",
    "Night (18:00 to 05:59)": "Malam (18.00–05.59)",
    "Second Shift (16:00 to 23:59)": "Giliran kedua (16.00–23.59)",
    "Third Shift (00:00 to 07:59)": "Giliran ketiga (00.00–07.59)",
    "Weekend (Saturday to Sunday)": "Akhir pekan (Sabtu–Minggu)",
    "Specific Time": "Jam tertentu",
    "None": "Tidak ada",
    "Standard": "Biasa",
    "Unclassified": "Terbuka",
    "Confidential": "Terbatas",
    "Classified": "Rahasia terbatas",
    "Secret": "Rahasia",
    "Top Secret": "Sangat rahasia",
}

_TEGURAN = {
    "There are conflicts in some options. Please fix them.": (
        "Beberapa pilihan saling bertentangan. Betulkan dahulu."
    ),
    "Page Setup Conflicts": "Pengaturan halaman bertentangan",
    "There are conflicts in page setup options. Do you want to fix them?": (
        "Beberapa pengaturan halaman saling bertentangan. Betulkan?"
    ),
    "Advanced Option Conflicts": "Pilihan lanjutan bertentangan",
    "There are conflicts in some advanced options. Do you want to fix them?": (
        "Beberapa pilihan lanjutan saling bertentangan. Betulkan?"
    ),
    "Duplex Settings Conflicts": "Cetak dua sisi bertentangan",
    "There are conflicts in duplex settings. Do you want to fix them?": (
        "Pengaturan cetak dua sisi saling bertentangan. Betulkan?"
    ),
    "Invalid Pages Definition": "Halaman tidak terbaca",
    "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to "
    "define ranges and make sure ranges do not intersect with each other.": (
        "“%1” tidak terbaca. Pisahkan halaman dengan koma, tulis rentang dengan tanda hubung, dan "
        "jangan sebut satu halaman dua kali."
    ),
    "%1 is a directory.\nPlease choose a different file name.": (
        "%1 adalah folder.\nPilih nama berkas lain."
    ),
    "File %1 is not writable.\nPlease choose a different file name.": (
        "Berkas %1 tidak dapat ditulis.\nPilih nama berkas lain."
    ),
    "%1 already exists.\nDo you want to overwrite it?": "%1 sudah ada.\nGanti dengan yang baru?",
    "Options 'Pages Per Sheet' and 'Page Set' cannot be used together.\nPlease turn one of those "
    "options off.": (
        "Halaman per lembar dan halaman ganjil/genap tidak dapat dipakai bersama.\nMatikan salah "
        "satunya."
    ),
}

_AMPLOP = [f"B{n}" for n in range(4, 7)] + [f"C{n}" for n in range(8)]
_AMPLOP += ["C65", "DL", "Monarch", "Personal", "Chou 3", "Chou 4", "Invite", "Italian"]
_AMPLOP += ["Kaku 2", "Kaku 3", *(f"US {n}" for n in (9, 10, 11, 12, 14))]
_AMPLOP += [f"PRC {n}" for n in range(1, 11)]

_KERTAS = {f"Envelope {nama}": f"Amplop {nama}" for nama in _AMPLOP} | {
    "Note": "Catatan",
    "Postcard": "Kartu pos",
    "Double Postcard": "Kartu pos ganda",
    "A4 Small": "A4 kecil",
    "Letter Small": "Letter kecil",
}

KATA_CETAK = _DIALOG | _SIFAT | _TEGURAN | _KERTAS
"""English text of Qt → Indonesian."""
