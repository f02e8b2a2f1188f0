"""What a person drops or pastes: files, a picture, or an address."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import check_url
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.berkas_dukung import Sumber

_LONGEST = 4000  # characters of a text that may be an address


@dataclass(frozen=True, slots=True)
class Masukan:
    """Hold what was handed over: files, or else an address."""

    berkas: tuple[Sumber, ...] = ()
    url: str = ""


def of_path(path: Path) -> Sumber:
    """Return a file on a disk."""
    return Sumber(path.name, lambda: path)


def read_mime(mime: QMimeData, picture_name: str) -> Masukan:
    """Return what can become evidence; a copied picture gets the name given.

    Files come first, then an address, then a picture: a spreadsheet copies its cells as a picture
    too, a browser a link with its text. Raises KnownError where there is nothing of the kind.
    """
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return Masukan(tuple(map(of_path, files)))
    if url := _address(mime):
        return Masukan(url=url)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Masukan((Sumber(picture_name, partial(_png, image)),))
    raise KnownError(
        "BUKAN_DATA_DUKUNG",
        _("Di sini dapat ditempel atau diseret: berkas, gambar, atau alamat web."),
    )


def may_be_evidence(mime: QMimeData) -> bool:
    """Tell whether something of a kind that we take is dragged; its content is not yet known."""
    return mime.hasUrls() or mime.hasImage() or bool(_address(mime))


def _address(mime: QMimeData) -> str:
    """Return the address of the web that was handed over, "" where there is none."""
    texts = [url.toString() for url in mime.urls()[:1]]
    if mime.hasText() and len(mime.text()) <= _LONGEST:
        texts.append(mime.text().strip())
    for text in texts:
        # "abc.def" alone may be anything: here nobody said that it is an address.
        if text.startswith(("http://", "https://", "www.")):
            try:
                return check_url(text)
            except CheckError:
                continue
    return ""


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
