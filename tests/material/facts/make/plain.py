"""Plain text and Markdown."""

from .document import Document, Table


def text(document: Document) -> bytes:
    """The document as .txt, cells parted by tabs, in the encoding that it names."""
    lines = document.head()
    for block in document.blocks:
        if isinstance(block, Table):
            lines += ["\t".join(row) for row in block.filled()]
        else:
            lines.append(f"　　{block.text}" if block.level == 0 else block.text)
    return ("\n".join(lines) + "\n").encode(document.keys.get("encoding", "utf-8"))


def markdown(document: Document) -> bytes:
    """The document as .md."""
    keys = document.keys
    lines = [f"# {document.title}"]
    labels = (("文号", "number"), ("发布", "published"))
    lines += [f"{label}：{keys[key]}" for label, key in labels if key in keys]
    for block in document.blocks:
        if isinstance(block, Table):
            rows = ["| " + " | ".join(row) + " |" for row in block.filled()]
            rows.insert(1, "|" + " --- |" * len(block.rows[0]))
            lines.append("\n".join(rows))
        else:
            lines.append(f"{'#' * (block.level + 1)} {block.text}" if block.level > 0 else block.text)
    return ("\n\n".join(lines) + "\n").encode("utf-8")
