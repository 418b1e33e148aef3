"""Says which questions the sources do not bear out: `python -m tests.material.facts.make.check`."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from .document import Document, Table, load

HERE = Path(__file__).parent
SETS = ("fees", "subsidies", "desks", "validity")


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def words(document: Document) -> str:
    """All that a file says, without blanks."""
    lines = [*document.keys.values()]
    for block in document.blocks:
        if isinstance(block, Table):
            lines += [span.text for span in block.spans()]
        else:
            lines.append(block.text)
    return _bare("".join(lines))


def complaints(question: dict[str, Any], files: dict[str, str]) -> list[str]:
    """What is wrong with one question, given path and words of each file of its source."""
    found = [f"no file {path}" for path in question["files"] if path not in files]
    cited = [files[path] for path in question["files"] if path in files]
    for must in question["must"]:
        texts = must if isinstance(must, list) else [must]
        if not any(_bare(text) in words for text in texts for words in cited):
            found.append(f"{must} is in none of its files")
        if any(wrong in text for wrong in question["must_not"] for text in texts):
            found.append(f"{must} holds what must not be said")
    everything = "".join(files.values())
    found += [f"{wrong} is nowhere" for wrong in question["must_not"] if _bare(wrong) not in everything]
    return found


def main(content: Path, questions: Path) -> int:
    """Prints the complaints; the number of them."""
    sources = {
        path.stem: {document.path: words(document) for document in load(path)}
        for path in sorted(content.glob("*.txt"))
    }
    count = 0
    for name in SETS:
        for line in (questions / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            for complaint in complaints(question, sources[question["source"]]):
                print(question["id"], question["question"], complaint)
                count += 1
    return count


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:3]]
    sys.exit(1 if main(*(given or (HERE / "content", HERE.parent))) else 0)
