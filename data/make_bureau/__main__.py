"""``python -m data.make_bureau [FOLDER]``: writes the generated files of the sample bureau."""

from __future__ import annotations

import sys
from pathlib import Path

from data.make_bureau.document import documents
from data.make_bureau.write import rendered

BUREAU = Path(__file__).parents[1] / "bureau"


def main(folder: Path) -> None:
    made = documents()
    for document in made:
        target = folder / document.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(rendered(document))
    print(f"{len(made)} files in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BUREAU)
