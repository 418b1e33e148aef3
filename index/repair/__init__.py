"""Undoes the damage that a bureau's files suffer on their way: one module for each kind.

Each kind finds its own damage and is undone in the reverse of the order in which it came about.
The rule above all: sound text comes out as it went in.
"""

from __future__ import annotations

from index.repair.change import Change, Repaired
from index.repair.documents import repair_document
from index.repair.pipeline import repair_text

__all__ = ["Change", "Repaired", "repair_document", "repair_text"]
