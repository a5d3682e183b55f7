"""The verbs about remembered mappings: templates list, export, import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desktop_app.cli.context import JsonOption, LanguageOption, UserOption, WorkspaceOption, signed_in
from desktop_app.domain.templates import MappingTemplate


def list_templates(
    context: typer.Context,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """列出对应模板 / list the mapping templates."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        texts, dictionary = desk.house.texts, desk.house.dictionary
        templates = desk.house.list_templates(desk.session)
        kinds = {kind.id: kind.name(language) for kind in dictionary.kinds}
        lines = [
            texts("cli.template", name=one.name, kind=kinds.get(one.kind_id, ""), columns=len(one.headers), used=one.used)
            for one in templates
        ]
        lines.append(texts("cli.template_total", count=len(templates)))
        desk.teller.result("\n".join(lines), {"templates": [_facts(one) for one in templates]})


def export_templates(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON")],
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """导出对应模板 / write the mapping templates to a file."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        count = desk.house.export_templates(desk.session, file)
        facts = {"file": str(file), "templates": count}
        desk.teller.result(desk.house.texts("cli.templates_exported", file=file, templates=count), facts)


def import_templates(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="JSON")],
    replace: Annotated[bool, typer.Option("--replace", help="Replace those read otherwise here / 以文件为准")] = False,
    user: UserOption = "admin",
    workspace: WorkspaceOption = None,
    language: LanguageOption = "zh",
    json: JsonOption = False,
) -> None:
    """导入对应模板 / take in mapping templates from a file."""
    with signed_in(context.obj, workspace, user, language, json) as desk:
        taken = desk.house.import_templates(desk.session, file, replace)
        counts = {"added": len(taken.added), "alike": len(taken.alike), "differing": len(taken.differing)}
        lines = [desk.house.texts("cli.templates_taken", **counts)]
        if taken.differing:
            key = "cli.templates_replaced" if taken.replaced else "cli.templates_kept"
            lines.append(desk.house.texts(key, names=", ".join(taken.differing)))
        facts = {"added": taken.added, "alike": taken.alike, "differing": taken.differing, "replaced": taken.replaced}
        desk.teller.result("\n".join(lines), facts)


def add_template_verbs(app: typer.Typer) -> None:
    """Hang these verbs on the command, under one name."""
    verbs = typer.Typer(no_args_is_help=True, help="对应模板 / mapping templates")
    verbs.command("list")(list_templates)
    verbs.command("export")(export_templates)
    verbs.command("import")(import_templates)
    app.add_typer(verbs, name="templates")


def _facts(template: MappingTemplate) -> dict[str, object]:
    return {
        "name": template.name,
        "kind": template.kind_id,
        "headers": template.headers,
        "fields": template.fields,
        "day_order": template.day_order.value if template.day_order else None,
        "used": template.used,
    }
