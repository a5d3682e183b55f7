"""The command line: `powerdesk` opens the desktop, `powerdesk VERB` does one thing without it.

Exit codes: 0 done, 1 something the user can act on (one sentence on stderr), 2 wrong usage.
"""

from __future__ import annotations

import typer

from desktop_app.cli.context import Front
from desktop_app.cli.demo import demo
from desktop_app.cli.telling import said
from desktop_app.cli.verbs_about import add_about_verbs
from desktop_app.cli.verbs_accounts import add_account_verbs
from desktop_app.cli.verbs_audit import add_audit_verbs
from desktop_app.cli.verbs_batches import add_batch_verbs
from desktop_app.cli.verbs_care import add_care_verbs
from desktop_app.cli.verbs_databases import add_database_verbs
from desktop_app.cli.verbs_import import add_import_verb
from desktop_app.cli.verbs_inbox import add_inbox_verbs
from desktop_app.cli.verbs_init import add_init_verb
from desktop_app.cli.verbs_paper import add_paper_verbs
from desktop_app.cli.verbs_quality import add_quality_verbs
from desktop_app.cli.verbs_risk import add_risk_verbs
from desktop_app.cli.verbs_safety import add_safety_verbs
from desktop_app.cli.verbs_templates import add_template_verbs
from desktop_app.cli.verbs_units import add_unit_verbs
from desktop_app.domain.errors import UserFacingError
from desktop_app.domain.texts import LANGUAGES, Texts
from desktop_app.services.run_record import canonical


def run(arguments: list[str], front: Front, texts: Texts) -> int:
    """Run one command; gives the exit code."""
    app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=texts("cli.help"))
    add_init_verb(app)
    add_import_verb(app)
    add_database_verbs(app)
    add_inbox_verbs(app)
    add_account_verbs(app)
    add_risk_verbs(app)
    add_quality_verbs(app)
    add_unit_verbs(app)
    add_paper_verbs(app)
    add_care_verbs(app)
    add_safety_verbs(app)
    add_audit_verbs(app)
    add_template_verbs(app)
    add_batch_verbs(app)
    add_about_verbs(app)
    app.command("demo")(demo)
    try:
        app(arguments, prog_name="powerdesk", obj=front)
    except SystemExit as stop:  # how typer ends a command, well or with wrong usage (2)
        return stop.code if isinstance(stop.code, int) else 0
    except UserFacingError as error:
        sentence = said(texts.in_language(_language(arguments, texts)), error.message)
        told = canonical({"error": error.message.key, "sentence": sentence}) if "--json" in arguments else sentence
        typer.echo(told, err=True)
        return 1
    return 0


def _language(arguments: list[str], texts: Texts) -> str:
    """The language errors are said in: that of `--lang`, even where the command failed before it was read."""
    asked = arguments[arguments.index("--lang") + 1] if "--lang" in arguments[:-1] else texts.language
    return asked if asked in LANGUAGES else texts.language
