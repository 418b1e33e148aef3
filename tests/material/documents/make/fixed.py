"""Takes the clock out of made files, so that the same texts give the same bytes."""

import io
import re
import zipfile

DAY = (2026, 1, 1, 0, 0, 0)
STAMP = "2026-01-01T00:00:00Z"


def settled(data: bytes) -> bytes:
    """The Office file with one fixed date on all its parts and in its properties."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "docProps/core.xml":
                text = re.sub(r">\d{4}-\d\d-\d\dT[\d:]+Z<", f">{STAMP}<", content.decode("utf-8"))
                content = text.encode("utf-8")
            entry = zipfile.ZipInfo(part, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
