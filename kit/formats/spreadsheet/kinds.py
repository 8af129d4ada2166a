"""What kind of file somebody handed in, by its content: a name's ending may lie."""

import io
import zipfile

LARGEST = 5 * 1024 * 1024
"""Bytes a spreadsheet may have."""

UNPACKED = 20 * LARGEST
"""Bytes it may have when it is unpacked."""

STARTS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"{\\rtf": "RTF",
    b"7z\xbc\xaf": "7z",
    b"Rar!": "RAR",
    b"\x1f\x8b": "gzip",
}
"""How files begin that are no spreadsheet, and what they are called."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SEALED = "EncryptedPackage".encode("utf-16-le")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def complaint_about(data: bytes) -> tuple[str, dict[str, object]] | None:
    """Why a file cannot be a spreadsheet that is read here: message id and values."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return "sheet-empty", {}
    if len(data) > LARGEST:
        return "sheet-too-large", {"megabytes": LARGEST // 1024**2}
    if data.startswith(OLD_OFFICE):
        return ("sheet-password" if SEALED in data else "sheet-old-excel"), {}
    if found := next((kind for start, kind in STARTS.items() if data.startswith(start)), None):
        return "sheet-other-kind", {"kind": found}
    if is_workbook(data):
        return _about_package(data)
    return _about_text(data)


def is_workbook(data: bytes) -> bool:
    """Whether a file is packed as Excel and LibreOffice pack theirs."""
    return data.startswith(b"PK")


def _about_package(data: bytes) -> tuple[str, dict[str, object]] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            files = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "sheet-broken-file", {}
    if sum(file.file_size for file in files) > UNPACKED:
        return "sheet-unpacks-too-large", {"megabytes": UNPACKED // 1024**2}
    names = {file.filename for file in files}
    if any(name.startswith("word/") for name in names):
        return "sheet-other-kind", {"kind": "Word"}
    if any(name.startswith("ppt/") for name in names):
        return "sheet-other-kind", {"kind": "PowerPoint"}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        return "sheet-other-kind", {"kind": "ZIP"}
    return None


def _about_text(data: bytes) -> tuple[str, dict[str, object]] | None:
    begins = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    if begins.startswith((b"<!doctype html", b"<html", b"<table")):
        return "sheet-web-page", {}
    if begins.startswith(b"<?xml"):
        return "sheet-other-kind", {"kind": "XML"}
    if b"\0" in data and not data.startswith(WIDE_MARKS):
        return "sheet-no-text", {}
    return None
