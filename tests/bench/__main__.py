"""`make bench`: what building, asking and serving the sample bureau costs on this machine."""

from __future__ import annotations

import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WENJIAO = Path(sys.executable).with_name("wenjiao")
BUREAU = ROOT / "data" / "bureau"
TODAY = "2026-06-15"


def main() -> None:
    """Prints one line a measure, with its bar."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = {**os.environ, "WENJIAO_HOME": str(home), "WENJIAO_TODAY": TODAY}
        seconds, _ = _timed([str(WENJIAO), "--help"], environment)
        _line("wenjiao --help", f"{seconds:.2f} s", "1 s")
        _reading(environment, home)
        seconds, out = _timed([str(WENJIAO), "build", str(BUREAU), "--json"], environment)
        report = json.loads(out)
        _line(f"build: {report['files']} files, {report['passages']} passages", f"{seconds:.1f} s", "60 s")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        _line("build: most memory", f"{memory:.0f} MiB", "-")
        seconds, _ = _timed([str(WENJIAO), "ask", "转学需要什么材料"], environment)
        _line("wenjiao ask, cold", f"{seconds:.1f} s", "12 s")
        _serve(environment)


def _reading(environment: dict[str, str], folder: Path) -> None:
    """Reading alone, in a process of its own, whose children's memory is then known."""
    (folder / "three").mkdir()
    for number in range(3):
        text = f"关于第{number}批报名的通知\n报名时间为六月一日。\n"
        (folder / "three" / f"{number}.txt").write_text(text, encoding="utf-8")
    sheet = folder / "sheet" / "一览表.xlsx"
    sheet.parent.mkdir()
    _write_sheet(sheet, 50_000)
    for what, source, bar in (
        ("3 small files", folder / "three", "1 s"),
        ("the sample bureau", BUREAU, "20 s"),
        ("a sheet of 50,000 rows", sheet, "60 s"),
    ):
        command = [sys.executable, "-m", "tests.bench.reading", str(source)]
        _, out = _timed(command, {**environment, "PYTHONPATH": str(ROOT)})
        told = json.loads(out)
        if not told["documents"]:
            raise SystemExit(f"{what}: given up under the limits, not read")
        _line(f"read {what}", f"{told['seconds']:.1f} s", bar)
        _line(f"read {what}: most memory of a process", f"{told['worker_mib']:.0f} MiB", "2048 MiB")


def _write_sheet(path: Path, rows: int) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("一览表")
    sheet.append(["序号", "学校", "服务范围", "地址", "年级", "备注"])
    for n in range(1, rows + 1):
        roads = f"建设路{n}号至{n + 20}号（双号）"
        sheet.append([n, f"第{n % 300}小学", roads, f"和平街道{n}号", "一年级", "按户籍"])
    book.save(path)


def _serve(environment: dict[str, str]) -> None:
    questions = [
        json.loads(line)["question"]
        for line in (BUREAU / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    port = _free_port()
    environment = {**environment, "WENJIAO_CHAT_PER_MINUTE": "0", "WENJIAO_REQUESTS_PER_MINUTE": "0"}
    started = time.perf_counter()
    server = subprocess.Popen(
        [str(WENJIAO), "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(port)
        _line("serve: ready", f"{time.perf_counter() - started:.1f} s", "15 s")
        times = []
        for question in questions:
            asked = time.perf_counter()
            _ask(port, question)
            times.append((time.perf_counter() - asked) * 1000)
        cuts = statistics.quantiles(times, n=100)
        _line(f"question over HTTP, median of {len(times)}", f"{statistics.median(times):.1f} ms", "150 ms")
        _line("question over HTTP, 99th percentile", f"{cuts[98]:.1f} ms", "-")
        _line("server and its workers, resident", f"{_resident_mib(server.pid):.0f} MiB", "1229 MiB")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _ask(port: int, question: str) -> None:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/v1/chat",
        data=json.dumps({"question": question}).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        json.load(response)


def _wait_until_ready(port: int) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not become ready within 60 s")


def _resident_mib(pid: int) -> float:
    """Resident memory of a process and its children, shared pages counted once each (PSS)."""
    pids = [pid, *_children(pid)]
    total = 0
    for each in pids:
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def _children(pid: int) -> list[int]:
    direct = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in direct] + [g for child in direct for g in _children(int(child))]


def _timed(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    started = time.perf_counter()
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return time.perf_counter() - started, done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _line(what: str, value: str, bar: str) -> None:
    print(f"{what:<48}{value:>12}   bar {bar}", flush=True)


if __name__ == "__main__":
    main()
