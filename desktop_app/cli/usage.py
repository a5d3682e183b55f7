"""Help and wrong usage in the language of the command: typer's own words are English only."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.exceptions import TyperException

from desktop_app.domain.message import Message
from desktop_app.domain.texts import Texts

_USAGE = "Usage: "
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "arguments",
    "OPTIONS_PANEL_TITLE": "options",
    "COMMANDS_PANEL_TITLE": "commands",
    "REQUIRED_LONG_STRING": "required",
    "DEFAULT_STRING": "default",
}
_KNOWN = {
    "command": re.compile(r"No such command '(?P<name>.+)'"),
    "extra": re.compile(r"Got unexpected extra argument\S* \((?P<name>.+)\)"),
    "no_value": re.compile(r"Option '(?P<name>.+)' does not take a value"),
    "needs_value": re.compile(r"Option '(?P<name>.+)' requires"),
    "no_command": re.compile(r"Missing command"),
}
"""Wrong usage that carries nothing but its sentence."""


class WrongUsage(typer.BadParameter):
    """A value that cannot be used, and why: the sentence of `key`."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.told = Message.of(key, **values)


def speak(app: typer.Typer, texts: Texts) -> None:
    """Give every verb, and every group of verbs, its headings in this language."""
    _dress(app, _verb(texts), _verbs(texts))
    for name, key in _HEADINGS.items():
        setattr(rich_utils, name, texts(f"cli.usage.{key}"))


def half(said: str | None, language: str) -> str | None:
    """Of words in both languages, parted by a stroke, those in this one."""
    parts = (said or "").split(" / ")
    chinese = [part for part in parts if _CHINESE.search(part)]
    if len(parts) != 2 or len(chinese) != 1:
        return said
    return chinese[0] if language == "zh" else next(part for part in parts if part not in chinese)


def wrong_usage(error: TyperException, texts: Texts) -> str:
    """What was wrong, how the verb is used, and where to read more; nothing where the help was shown instead."""
    if not error.message and not hasattr(error, "param"):
        return ""
    context: typer.Context | None = getattr(error, "ctx", None)
    lines = [] if context is None else [context.get_usage()]
    lines.append(texts("cli.usage.error", text=_what(error, texts)))
    lines.append(texts("cli.usage.try", command="powerdesk" if context is None else context.command_path))
    return "\n".join(lines)


def _verb(texts: Texts) -> type[TyperCommand]:
    class Verb(TyperCommand):
        def __init__(self, name: str | None, **described: Any) -> None:
            super().__init__(name, **described)
            self.help = half(self.help, texts.language)
            for param in self.params:
                if isinstance(param, TyperOption | TyperArgument):
                    param.help = half(param.help, texts.language)

        def get_usage(self, ctx: Any) -> str:
            return _usage(texts, super().get_usage(ctx))

        def get_help_option(self, ctx: Any) -> TyperOption | None:
            return _help_option(texts, super().get_help_option(ctx))

    return Verb


def _verbs(texts: Texts) -> type[TyperGroup]:
    class Verbs(TyperGroup):
        def __init__(self, **described: Any) -> None:
            super().__init__(**described)
            self.help = half(self.help, texts.language)

        def get_usage(self, ctx: Any) -> str:
            return _usage(texts, super().get_usage(ctx))

        def get_help_option(self, ctx: Any) -> TyperOption | None:
            return _help_option(texts, super().get_help_option(ctx))

    return Verbs


def _dress(app: typer.Typer, verb: type[TyperCommand], verbs: type[TyperGroup]) -> None:
    app.info.cls = verbs
    for one in app.registered_commands:
        one.cls = verb
    for group in app.registered_groups:
        if group.typer_instance is not None:
            _dress(group.typer_instance, verb, verbs)


def _usage(texts: Texts, usage: str) -> str:
    said = usage.replace(_USAGE, texts("cli.usage.usage") + " ", 1)
    for metavar, key in (("[OPTIONS]", "options_metavar"), ("COMMAND [ARGS]...", "verb_metavar")):
        said = said.replace(metavar, texts(f"cli.usage.{key}"))
    return said


def _help_option(texts: Texts, option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = texts("cli.usage.help")
    return option


def _what(error: TyperException, texts: Texts) -> str:
    if isinstance(error, WrongUsage):
        return texts.say(error.told)
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    possible = getattr(error, "possibilities", None)
    for key, pattern in _KNOWN.items():
        if match := pattern.match(error.message):
            return texts(f"cli.usage.{key}", **match.groupdict())
    if hasattr(error, "possibilities"):
        near = texts("cli.usage.near", names=", ".join(sorted(possible))) if possible else ""
        return texts("cli.usage.option", name=option, near=near)
    if param is None:
        return texts("cli.usage.value", text=error.message)
    name = param.get_error_hint().replace("'", "")
    if hasattr(error, "param_type"):
        return texts(f"cli.usage.missing_{param.param_type_name}", name=name)
    return texts("cli.usage.value_of", name=name, text=_wanted(param, error, texts))


def _wanted(param: TyperOption, error: TyperException, texts: Texts) -> str:
    """What a parameter takes, by its type; else what the check of its value said."""
    kind = param.type_descriptor
    if kind.choices is not None:
        return texts("cli.usage.choices", names=", ".join(str(choice.value) for choice in kind.choices))
    if "does not exist" in error.message or "is a directory" in error.message:
        return texts("cli.usage.no_file", text=re.sub(r"^\w+ '(.*)' .*$", r"\1", error.message))
    if kind.is_ranged:
        info = kind.parameter_info
        key = "cli.usage.at_least" if info.max is None else "cli.usage.between"
        return texts(key, low=info.min, high=info.max)
    return texts("cli.usage.whole") if kind.annotation is int else error.message
