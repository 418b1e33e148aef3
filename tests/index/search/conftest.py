"""A small bureau's passages, and an embedder that needs no training."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from index.items import Passage

TITLES = {
    "zones": "2026年义务教育学校招生入学工作的通知",
    "fees": "公办中小学收费标准公示",
    "aid": "家庭经济困难学生资助政策",
}

TEXTS = [
    ("zones", ("一、招生对象",), "凡年满6周岁的适龄儿童应当入学接受义务教育。"),
    ("zones", ("二、划片范围",), "朝阳路1号至99号单号划入第三小学。河滨路以西划入第五小学。"),
    ("zones", ("三、报名",), "报名材料包括户口簿、不动产权证和预防接种证。报名时间为8月1日至8月5日。"),
    ("fees", (), "住宿费每生每学期200元。作业本费按实际收取。"),
    ("fees", (), "课后服务每生每课时不超过3元，家庭经济困难学生免收。"),
    ("aid", ("一、寄宿生生活补助",), "小学每生每年1250元，初中每生每年1500元。"),
    ("aid", ("二、申请程序",), "向学校提交申请，最低生活保障家庭提供证明，文号为某教发〔2024〕12号。"),
]


class HashedPairs:
    """Counts pairs of characters into 64 hashed places: deterministic, like texts get like vectors."""

    name = "hashed-pairs"
    fingerprint = "hashed-pairs-64"

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        vectors = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in enumerate(texts):
            for start in range(len(text) - 1):
                vectors[row, zlib.crc32(text[start : start + 2].encode()) % 64] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths > 0, lengths, 1), dtype=np.float32)

    def encode_question(self, question: str) -> npt.NDArray[np.float32]:
        return np.asarray(self.encode([question])[0], dtype=np.float32)


@pytest.fixture(scope="session")
def embedder() -> HashedPairs:
    return HashedPairs()


@pytest.fixture(scope="session")
def titles() -> dict[str, str]:
    return TITLES


@pytest.fixture(scope="session")
def passages() -> list[Passage]:
    return [
        Passage(f"{item}-{position}", item, position, "text", text, heading)
        for position, (item, heading, text) in enumerate(TEXTS)
    ]
