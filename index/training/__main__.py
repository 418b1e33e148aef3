"""Makes the bundled embedder: ``python -m index.training --corpora DIR --out data/embedder``."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path

import click


@click.command()
@click.option("--corpora", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path))
@click.option("--epochs", default=None, type=int, help="Passes over the corpora; the plan's by default.")
@click.option("--threads", default=2, show_default=True)
def main(corpora: Path, out: Path, epochs: int | None, threads: int) -> None:
    """Trains word vectors on the corpora in CORPORA/train and writes a SentenceTransformer folder."""
    import numpy as np
    import torch

    from index.training.batches import make_examples
    from index.training.corpora import CORPORA, read_pairs
    from index.training.fit import Plan, fit
    from index.training.folder import write_folder, write_made_from
    from index.training.vocabulary import count_words, make_tokenizer

    started = time.monotonic()
    torch.set_num_threads(threads)
    plan = Plan() if epochs is None else Plan(epochs=epochs)

    def report(line: str) -> None:
        click.echo(f"{time.monotonic() - started:7.1f} s  {line}")

    pairs = list(read_pairs(corpora))
    report(f"{len(pairs)} pairs")
    words, characters = count_words(text for pair in pairs for text in (pair.query, pair.passage))
    tokenizer = make_tokenizer(words, characters, plan.vocabulary)
    examples = make_examples(pairs, tokenizer)
    report(f"{len(examples)} examples, {tokenizer.get_vocab_size()} words")
    counts = np.ones(tokenizer.get_vocab_size())
    for example in examples:
        np.add.at(counts, example.passage, 1)
    vectors = fit(examples, counts / counts.sum(), plan, report)
    write_folder(out, tokenizer, vectors)
    write_made_from(
        out,
        {
            "plan": asdict(plan),
            "pairs": len(examples),
            "corpora": [asdict(corpus) for corpus in CORPORA],
            "torch": torch.__version__,
        },
    )
    report(f"written to {out}")


main()
