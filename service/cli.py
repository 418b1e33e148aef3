"""The command line. Wiring only; heavy imports wait until a command needs them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

import click

if TYPE_CHECKING:
    from index.search.embedder import Embedder
    from index.snapshot import Snapshot
    from index.workers import Limits
    from service.answering.assistant import Assistant

NOTHING_FOUND = 1

_home = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="WENJIAO_HOME",
    default=Path("var"),
    show_default=True,
    help="放快照和内置数据库的目录",
)
_json = click.option("--json", "as_json", is_flag=True, help="只输出 JSON")
_batch = click.option("--batch", type=click.File(encoding="utf-8"), help="逐行 JSON 的问题文件，- 为标准输入")


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} 不是 YYYY-MM-DD 形式的日期", param, ctx)


_today = click.option(
    "--today", type=_Day(), envvar="WENJIAO_TODAY", help="按哪一天作答，默认今天", show_envvar=True
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """问教：只依据教育局已公开的材料回答市民的问题，逐句注明出处。"""


@main.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_home
@_json
def build(sources: tuple[Path, ...], home: Path, as_json: bool) -> None:
    """读取文件和文件夹，生成并发布快照。"""
    from index.build import NothingUsable
    from index.build import build as build_snapshot
    from index.bureau import BureauError
    from service.progress import progress_bar

    home.mkdir(parents=True, exist_ok=True)
    try:
        with progress_bar(hidden=as_json) as progress:
            report = build_snapshot(sources, home, _embedder(), progress, _limits())
    except BureauError as problem:
        raise click.UsageError(str(problem)) from problem
    except NothingUsable as nothing:
        if as_json:
            _print_json({"snapshot": None, "items": 0, "passages": 0, "skipped": nothing.skipped})
        _print_files("跳过", nothing.skipped)
        click.echo(f"{nothing}，原有快照保持不变", err=True)
        sys.exit(NOTHING_FOUND)
    if as_json:
        _print_json({name: getattr(report, name) for name in report.__slots__})
        return
    facts = "，".join(f"{_FACTS.get(kind, kind)} {count}" for kind, count in report.facts.items())
    click.echo(
        f"已发布快照 {report.snapshot}：{report.files} 个文件，公开事项 {report.items}，"
        f"段落 {report.passages}，{facts}（{report.seconds} 秒）"
    )
    _print_files("未读全", report.incomplete)
    for entry in report.merged:
        click.echo(f"合并 {entry['file']}：与 {entry['kept']} 内容相同", err=True)
    _print_files("跳过", report.skipped)


@main.command()
@click.argument("question", required=False)
@_home
@_today
@_json
@_batch
def ask(question: str | None, home: Path, today: date | None, as_json: bool, batch: TextIO | None) -> None:
    """回答一个问题，或用 --batch 逐行回答。"""
    from service.answering.answer import Turn
    from service.channels.plain import plain_answer

    _one_of(question, batch)
    assistant = _assistant(home, today)
    if batch is not None:
        for line in _records(batch, "question"):
            history = [Turn(turn["role"], turn["content"]) for turn in line.get("history") or []]
            answer = assistant.answer(line["question"], history).to_json()
            click.echo(json.dumps({**answer, "id": line.get("id")}, ensure_ascii=False))
        return
    answer = assistant.answer(question or "").to_json()
    if as_json:
        _print_json(answer)
    else:
        click.echo(plain_answer(answer))


@main.command()
@click.argument("query", required=False)
@_home
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
@_json
@_batch
def search(query: str | None, home: Path, limit: int, as_json: bool, batch: TextIO | None) -> None:
    """按相关程度列出段落。"""
    from service.channels.plain import plain_hits, search_hits

    _one_of(query, batch)
    snapshot = _snapshot(home)
    if batch is not None:
        for record in _records(batch, "question", "query"):
            text = record.get("question") or record["query"]
            line = {"id": record.get("id"), "hits": search_hits(snapshot, text, limit)}
            click.echo(json.dumps(line, ensure_ascii=False))
        return
    hits = search_hits(snapshot, query or "", limit)
    if as_json:
        _print_json({"hits": hits})
    else:
        click.echo(plain_hits(hits))
    if not hits:
        sys.exit(NOTHING_FOUND)


@main.command()
@click.argument("file", required=False, type=click.File("rb"))
@click.option("--changes", is_flag=True, help="按损坏种类列出每处改动，不输出全文")
@_json
def repair(file: BinaryIO | None, changes: bool, as_json: bool) -> None:
    """输出损坏文本修复后的内容（文件或标准输入）。"""
    from index.read.encoding import decode
    from index.repair import repair_text
    from service.channels.changes import plain_changes, repair_report

    source = file if file is not None else sys.stdin.buffer
    repaired = repair_text(decode(source.read()))
    if as_json:
        _print_json(repair_report(repaired, changes))
    elif changes:
        click.echo(plain_changes(repaired))
    else:
        click.echo(repaired.text, nl=False)


@main.command()
@click.argument("questions", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@_home
@_today
@_json
def evaluate(questions: tuple[Path, ...], home: Path, today: date | None, as_json: bool) -> None:
    """给一个答案集（.jsonl），或一个以上检索集（含 corpus.jsonl 与 queries.jsonl 的目录）打分。

    得分连同当时的配置存入 HOME/evaluations。
    """
    from service.evaluation.kept import keep
    from service.evaluation.report import answer_report
    from service.evaluation.retrieval import retrieval_report
    from service.settings import Settings

    if all(path.is_dir() for path in questions):
        report = retrieval_report(questions, Settings().embedder)
    elif len(questions) == 1:
        report = answer_report(questions[0], _assistant(home, today))
    else:
        raise click.UsageError("答案集一次一个；检索集可以一次多个")
    kept = keep(report.data, questions, home, today)
    if as_json:
        _print_json(report.data)
    else:
        click.echo(report.text)
        click.echo(f"已存 {kept}", err=True)
    if not report.data["questions"]:
        sys.exit(NOTHING_FOUND)


@main.command()
@_home
@click.option("--host", default="127.0.0.1", show_default=True, envvar="WENJIAO_HOST")
@click.option("--port", default=8000, show_default=True, envvar="WENJIAO_PORT", type=click.IntRange(1, 65535))
def serve(home: Path, host: str, port: int) -> None:
    """启动全部服务（gunicorn）。"""
    from service.server import run

    run(home, host, port)


@main.command()
@_home
@_json
def snapshots(home: Path, as_json: bool) -> None:
    """列出快照，* 为正在使用的。"""
    from index.snapshot import NoSnapshot, SnapshotStore

    store = SnapshotStore(home)
    manifests = store.list()
    try:
        current = store.current_id()
    except NoSnapshot:
        current = ""
    if as_json:
        _print_json([{**manifest, "current": manifest["id"] == current} for manifest in manifests])
    else:
        for manifest in manifests:
            mark = "*" if manifest["id"] == current else " "
            click.echo(
                f"{mark} {manifest['id']}  {manifest['built']}  公开事项 {manifest['items']}，"
                f"段落 {manifest['passages']}"
            )
    if not manifests:
        click.echo("还没有快照", err=True)
        sys.exit(NOTHING_FOUND)


@main.command()
@click.argument("snapshot_id", metavar="ID")
@_home
def rollback(snapshot_id: str, home: Path) -> None:
    """重新启用以前的快照。"""
    from index.snapshot import NoSnapshot, SnapshotStore

    try:
        SnapshotStore(home).publish(snapshot_id)
    except NoSnapshot as missing:
        click.echo(str(missing), err=True)
        sys.exit(NOTHING_FOUND)
    click.echo(f"已启用快照 {snapshot_id}")


@main.group()
def user() -> None:
    """管理控制台的用户。"""


@user.command("add")
@click.argument("name")
@click.option("--role", required=True, type=click.Choice(["viewer", "editor", "admin"]))
@click.option("--password", prompt="密码", hide_input=True, confirmation_prompt="再输一次", help="不给则询问")
@_home
def add_user(name: str, role: str, password: str, home: Path) -> None:
    """新建控制台用户。"""
    from service.records import open_records
    from service.records.users import UserError
    from service.settings import Settings

    home.mkdir(parents=True, exist_ok=True)
    try:
        open_records(Settings(home=home)).users.add(name, password, role)
    except UserError as problem:
        raise click.UsageError(str(problem)) from problem
    click.echo(f"已新建用户 {name}（{role}）")


_FACTS = {"zones": "划片规则", "fees": "收费", "subsidies": "资助", "desks": "咨询窗口"}


def _embedder() -> Embedder:
    from index.search.embedder import load_embedder
    from service.settings import Settings

    return load_embedder(Settings().embedder)


def _limits() -> Limits:
    from index.workers import Limits
    from service.settings import Settings

    settings = Settings()
    return Limits(settings.read_seconds, settings.read_memory_mib)


def _snapshot(home: Path) -> Snapshot:
    from index.snapshot import NoSnapshot, SnapshotStore, WrongEmbedder

    store = SnapshotStore(home)
    try:
        store.current_id()
        return store.open(_embedder())
    except (NoSnapshot, WrongEmbedder) as problem:
        click.echo(str(problem), err=True)
        sys.exit(NOTHING_FOUND)


def _assistant(home: Path, today: date | None) -> Assistant:
    from service.answering.assistant import Assistant
    from service.answering.model.opening import open_model
    from service.settings import Settings

    return Assistant(_snapshot(home), today, open_model(Settings()))


def _one_of(text: str | None, batch: TextIO | None) -> None:
    if (text is None) == (batch is None):
        raise click.UsageError("请给出一个问题，或者 --batch 文件，二者取一")


def _records(batch: TextIO, *names: str) -> Iterator[dict[str, Any]]:
    from service.batch import BadLine, records

    try:
        yield from records(batch, *names)
    except BadLine as problem:
        raise click.UsageError(str(problem)) from problem


def _print_json(data: Any) -> None:
    click.echo(json.dumps(data, ensure_ascii=False))


def _print_files(what: str, entries: list[dict[str, str]]) -> None:
    for entry in entries:
        click.echo(f"{what} {entry['file']}：{entry['reason']}", err=True)


if __name__ == "__main__":
    main()
