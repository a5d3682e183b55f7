"""Verbs about what leaves the program: report, export, verify."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import (
    AsOfOption,
    JsonOption,
    LanguageOption,
    PurposeOption,
    SecondOption,
    UserOption,
    WorkspaceOption,
    ask_file_password,
    ask_password,
    ask_second,
    day,
    signed_in,
)
from desktop_app.domain.message import in_a_row
from desktop_app.services.whole_file import whole_file

_NAMES = (
    "risk-list 风险客户明细 | collection 月度回收分析 | indicators 指标口径 | audit-trail 审计轨迹 | duties 权限矩阵 | "
    "data-quality 数据质量报告 | import-control 导入核对表 | "
    "processing-record 个人信息处理记录 | impact-assessment 个人信息保护影响评估 | rating-explanation 评级说明"
)
NameArgument = Annotated[str, typer.Argument(help=_NAMES)]
BatchOption = Annotated[int | None, typer.Option("--batch", help="Batch of an import-control sheet / 导入核对表的批次")]
CustomerOption = Annotated[str, typer.Option("--customer", help="Customer no. of a rating-explanation / 评级说明的户号")]


def report(
    context: typer.Context,
    name: NameArgument,
    out: Annotated[Path, typer.Option("--out", help="PDF file / PDF 文件")],
    as_of: AsOfOption = None,
    customer: CustomerOption = "",
    batch: BatchOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """生成 PDF 报告 / print a report to PDF."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        with whole_file(out) as draft:  # before the report takes a number: a file that cannot be written wastes none
            made = desk.house.build_report(desk.session, name, day(as_of), progress, language, cons_no=customer, batch_id=batch)
            draft.write_bytes(made.pdf)
        facts = {
            "file": str(out),
            "number": made.number,
            "name": made.name,
            "as_of": made.as_of,
            "pages": made.pages,
            "sha256": made.content_sha256,
        }
        desk.teller.result(desk.house.texts("cli.printed", **facts), facts)


def export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="xlsx file / xlsx 文件")],
    purpose: PurposeOption,
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Lock the file with a password / 文件加密")] = False,
    second: SecondOption = None,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """导出风险清单 Excel / the ranked list as xlsx."""
    with signed_in(context.obj, workspace, user, language, json) as desk, desk.teller.progress() as progress:
        password = ask_file_password(desk.teller) if encrypt else None
        confirming = ask_second(desk.teller, second)
        done = desk.house.export_list(desk.session, out, purpose, password, confirming, progress, language)
        facts = {"file": str(out), "rows": done.rows, "serial": done.serial, "sha256": done.sha256, "encrypted": encrypt}
        desk.teller.result(desk.house.texts("cli.exported_as", **facts), facts)


def verify(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None,
    seals: Annotated[bool, typer.Option("--seals", help="Open the seals with the password / 用本人密码核对封印")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """核验 PDF 报告与审计链；不给文件则只核验审计链 / verify a printed report and the audit trail."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        password = ask_password(desk.teller) if seals else None
        trail = desk.house.verify_trail(desk.session, password)
        found = desk.house.verify_report(desk.session, file) if file else None
        sentences = [desk.house.texts.say(one.message) for one in (found, trail) if one is not None]
        sentences += [desk.house.texts.say(fault) for fault in trail.faults[1:]]
        genuine = trail.genuine and (found is None or found.genuine)
        said = in_a_row(*sentences)
        desk.teller.result(said, {"genuine": genuine, "sentence": said, "report": found, "trail": trail})
    if not genuine:
        raise typer.Exit(1)


def add_paper_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command."""
    app.command("report")(report)
    app.command("export")(export)
    app.command("verify")(verify)
