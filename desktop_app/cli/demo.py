"""The demonstration: the whole main job on the shipped sample, then the window on its result."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.check_words import check_in_words
from desktop_app.cli.context import Desk, Front, JsonOption, LanguageOption, ask_password
from desktop_app.cli.telling import Teller
from desktop_app.cli.verbs_import import imported_in_words
from desktop_app.cli.verbs_quality import judged_in_words
from desktop_app.cli.verbs_risk import scored_in_words, segmented_in_words
from desktop_app.domain.accounts import DeviceChoice
from desktop_app.domain.errors import UserFacingError
from desktop_app.services.house import House

USER = "demo"
MARK = ".powerdesk-demo"
PRACTICE = "待核对-2005年10月电费.csv"
CHANGES = "客户变更.csv"
TEMPLATES = "对应模板.json"
EXTRACTS = ("客户档案.xlsx", "电费台账.csv", "缴费明细.csv")
REPORTS = {"risk-list": "风险客户明细", "collection": "月度回收分析", "indicators": "指标口径"}


def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Option("--folder", help="Where results go / 结果文件夹")] = Path("demo"),
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """示例：导入、评分、分群、打印，然后打开窗口或保存截图 / the main job on the shipped sample."""
    front: Front = context.obj
    _fresh(folder)
    with _opened(front, folder, language, json) as (desk, password):
        facts = _main_job(desk, folder) | _upkeep(desk)
        workspace = str(desk.house.gate.folder)
        desk.teller.say(desk.house.texts("cli.demo_sign_in", user=USER, password=password, workspace=workspace))
        practice = [desk.house.resources / "sample" / PRACTICE]
        shots = front.show(desk.house, desk.session, folder / "screens", practice)
        if shots:
            desk.teller.say(desk.house.texts("cli.demo_screens", count=len(shots), folder=folder / "screens"))
        desk.teller.facts(facts | {"workspace": workspace, "screens": [str(path) for path in shots]})


def _fresh(folder: Path) -> None:
    """An empty folder; an earlier demonstration in it is thrown away, anything else is left alone."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            raise UserFacingError("cli.demo_not_ours", folder=folder)
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text("made by `powerdesk demo`; may be deleted\n", encoding="utf-8")


@contextmanager
def _opened(front: Front, folder: Path, language: str, json: bool) -> Iterator[tuple[Desk, str]]:
    """A new workspace with a password of its own, told to the person and used for nothing else."""
    house = front.build(folder / "workspace", language)
    teller = Teller(house.texts, json)
    password = ask_password(teller, default=f"show-{secrets.token_hex(4)}-1a")
    session = house.gate.create(house.texts("cli.demo_unit"), USER, password, DeviceChoice.UNBOUND).session
    house.make_training(session)
    try:
        yield Desk(house, session, teller), password
    finally:
        house.gate.sign_out()


def _extracts(house: House) -> list[Path]:
    return [house.resources / "sample" / name for name in EXTRACTS]


def _main_job(desk: Desk, folder: Path) -> dict[str, object]:
    house, session, texts = desk.house, desk.session, desk.house.texts
    desk.teller.say(texts("cli.demo_sample"))
    with desk.teller.progress() as progress:
        check = house.check_extracts(session, _extracts(house), progress)
        desk.teller.say("\n".join(check_in_words(check, texts, house.dictionary)))
        done = house.commit_import(session, check.token, progress)
        desk.teller.say("\n".join(imported_in_words(texts, done)))
        scored = house.score_customers(session, None, progress)
        desk.teller.say(scored_in_words(texts, scored))
        rows = house.export_scores(session, folder / "scores.csv", progress, texts("cli.demo_purpose"))
        desk.teller.say(texts("cli.csv", rows=rows, file=folder / "scores.csv"))
        groups = house.segment_customers(session, None, progress)
        desk.teller.say(segmented_in_words(texts, groups))
        papers = [_print(desk, name, folder / f"{title}.pdf") for name, title in REPORTS.items()]
        listed = folder / "风险清单.xlsx"
        exported = house.export_list(session, listed, texts("cli.demo_purpose"), progress=progress)
        desk.teller.say(texts("cli.exported", rows=exported.rows, file=listed))
    return {"batch": done.batch, "run": scored.run, "bands": scored.bands, "segments": groups.segmentation, "reports": papers}


def _upkeep(desk: Desk) -> dict[str, object]:
    """What comes in later: templates of another PC; changed records, some of customers that may be one; and the rules over
    everything, twice."""
    house, session, texts = desk.house, desk.session, desk.house.texts
    taken = house.import_templates(session, house.resources / "sample" / TEMPLATES)
    with desk.teller.progress() as progress:
        house.judge_quality(session, None, progress)
        check = house.check_extracts(session, [house.resources / "sample" / CHANGES], progress)
        desk.teller.say("\n".join(check_in_words(check, texts, house.dictionary)))
        done = house.commit_import(session, check.token, progress)
        desk.teller.say("\n".join(imported_in_words(texts, done)))
        house.judge_quality(session, None, progress)
    view, likely = house.show_quality(session), house.list_likely_same(session)
    assert view is not None  # a run was just made
    desk.teller.say(judged_in_words(texts, view))
    return {"quality": view.score, "likely_same": len(likely), "templates": taken.added}


def _print(desk: Desk, name: str, path: Path) -> dict[str, object]:
    made = desk.house.build_report(desk.session, name, None)
    path.write_bytes(made.pdf)
    facts = {"file": str(path), "number": made.number, "pages": made.pages, "as_of": made.as_of, "sha256": made.content_sha256}
    desk.teller.say(desk.house.texts("cli.printed", **facts))
    return facts
