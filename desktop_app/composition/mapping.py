"""Mappings and the templates they are remembered in."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.dictionary import Dictionary
from desktop_app.domain.ports import Clock
from desktop_app.services.delete_template import DeleteTemplate
from desktop_app.services.export_templates import ExportTemplates
from desktop_app.services.import_templates import ImportTemplates
from desktop_app.services.list_templates import ListTemplates
from desktop_app.services.rename_template import RenameTemplate
from desktop_app.services.suggest_mapping import SuggestMapping
from desktop_app.storage.workspace import DuckWorkspace


def mapping(workspace: DuckWorkspace, dictionary: Dictionary, clock: Clock) -> dict[str, Any]:
    """How columns are read, by the names of the house."""
    return {
        "suggest_mapping": SuggestMapping(dictionary),
        "list_templates": ListTemplates(workspace),
        "rename_template": RenameTemplate(workspace),
        "delete_template": DeleteTemplate(workspace),
        "export_templates": ExportTemplates(workspace),
        "import_templates": ImportTemplates(workspace, dictionary, clock),
    }
