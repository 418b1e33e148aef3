"""Writes all documents to ``files`` in the folder above (or the one named), ``gold.jsonl`` beside it."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import page, plain, printed, sheet, word
from .draft import TEXTS, Draft, drafts

FIELDS: dict[str, Any] = {
    "title": "", "document_number": "", "index_number": "", "issuer": "", "written": None, "published": None,
    "valid_from": None, "valid_to": None, "school_year": None, "region": "", "stages": [],
    "standing": "in_force", "amends": [], "repeals": [], "same_as": None}


def main(texts: Path = TEXTS, folder: Path = Path(__file__).parents[1]) -> None:
    """Makes the files of all texts in the folder and their gold, by file name and record."""
    lines: list[dict[str, Any]] = []
    exports: dict[str, list[dict[str, Any]]] = {}
    for draft in drafts(texts):
        for options in draft.files:
            name = options["name"]
            lines.append(_gold(draft, options))
            if name.endswith(".jsonl"):
                exports.setdefault(name, []).append(_record(draft, options))
            else:
                (folder / "files" / name).write_bytes(_made(draft, options))
    for name, records in exports.items():
        text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / "files" / name).write_text(text, "utf-8")
    lines.sort(key=lambda line: (line["file"], line.get("record", "")))
    (folder / "gold.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False, default=str) + "\n" for line in lines), "utf-8")


def _gold(draft: Draft, options: dict[str, Any]) -> dict[str, Any]:
    said = {**draft.gold, **options.get("gold", {})}
    unknown = set(said) - set(FIELDS) - {"also"}
    if unknown:
        raise ValueError(f"{options['name']}: no such field {unknown}")
    line: dict[str, Any] = {"file": options["name"]}
    if "record" in options:
        line["record"] = options["record"]["id"]
    for field, default in FIELDS.items():
        line[field] = said.get(field, default)
    line["title"] = line["title"] or draft.title
    if "also" in said:
        line["also"] = said["also"]
    return line


def _record(draft: Draft, options: dict[str, Any]) -> dict[str, Any]:
    title = options["record"].get("title", draft.title)
    return {**options["record"], "title": title, "text": plain.text(draft, {"bare": True})}


def _made(draft: Draft, options: dict[str, Any]) -> bytes:
    kind = options["name"].rpartition(".")[2]
    if kind in ("docx", "doc"):
        kinds = {block.kind for block in draft.blocks}
        made = word.document(draft, {**options, "kinds": kinds})
        return made if kind == "docx" else _converted(made, "doc")
    if kind == "pdf":
        return printed.pages(draft, options)
    if kind == "xlsx":
        return sheet.workbook(draft)
    if kind in ("html", "htm"):
        return page.page(draft, options)
    written = plain.markdown(draft, options) if kind == "md" else plain.text(draft, options)
    return written.encode(options.get("encoding", "utf-8"))


def _converted(made: bytes, kind: str) -> bytes:
    """The Word file as LibreOffice saves it in another format."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.docx")
        path.write_bytes(made)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
             "--outdir", folder, str(path)], check=True, capture_output=True)
        return Path(folder, f"a.{kind}").read_bytes()


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:]))
