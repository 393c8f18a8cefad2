"""One directory of a catalogue read into entities: every file, every fault, nothing checked yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from curplan.catalogue.convert import to_audience, to_module, to_role, to_skill
from curplan.catalogue.documents import (
    ENTRIES,
    AudienceDocument,
    CatalogueDocument,
    DocumentKind,
    ModuleDocument,
    PolicyDocument,
    RoleDocument,
    RuleDocument,
    SkillDocument,
    SkillsDocument,
)
from curplan.catalogue.draft import Doubt
from curplan.catalogue.faults import Fault, at
from curplan.catalogue.policy_layers import PolicyPart
from curplan.catalogue.shapes import validate_each
from curplan.catalogue.texts.reading import Translations, read_texts
from curplan.diagnostics import Diagnostic
from curplan.source import Place, Places, find_files, parse, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from curplan.catalogue.models import Audience, Module, Origin, Role, Skill

    Entity = Skill | Module | Role | Audience

D = TypeVar("D", bound="BaseModel")
E = TypeVar("E", bound="Entity")

HOUR = 60
UNKNOWN_STRAND = "unknown"


@dataclass(slots=True)
class Layer:
    """The content of one directory by id, and what was wrong with it."""

    folder: Path
    hour: int
    name: str = ""
    version: str = ""
    skills: dict[str, Skill] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    policy: PolicyPart | None = None
    policy_in_doubt: bool = False
    doubts: dict[DocumentKind, Doubt] = field(
        default_factory=lambda: {kind: Doubt() for kind in ENTRIES}
    )
    texts: Translations = field(default_factory=Translations)
    faults: list[Fault] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: int = 0


def read_layer(folder: Path, places: Places, hour: int = HOUR, *, texts: bool = True) -> Layer:
    """Read a directory; ``hour`` is the length of an hour unless its catalogue.yaml names one.

    ``texts``: the translations, too.
    """
    layer = Layer(folder, hour)
    _read_head(layer, places)
    _read_policy(layer)
    for kind in ENTRIES:
        for path in find_files(folder / kind):
            if isinstance(path, Diagnostic):
                layer.diagnostics.append(path)
                layer.doubts[kind].all = True
            else:
                _read_entries(layer, kind, path)
    if texts:
        layer.texts = read_texts(folder)
        layer.files += layer.texts.files
        layer.diagnostics.extend(layer.texts.diagnostics)
    return layer


def _read(layer: Layer, path: Path, doubt: Doubt | None) -> tuple[Any, bool]:
    """Give the data of a file, and whether there is any; faults go to the layer."""
    layer.files += 1
    text = read_text(path)
    if isinstance(text, Diagnostic):
        layer.diagnostics.append(text)
        if doubt is not None:
            doubt.all = True
        return None, False
    parsed = parse(text, str(path))
    layer.diagnostics.extend(parsed.diagnostics)
    if not parsed.whole and doubt is not None:
        doubt.add_text(text)
    return parsed.data, parsed.whole


def _read_document(layer: Layer, name: str, model: type[D]) -> tuple[D | None, str]:
    path = layer.folder / name
    if not path.exists() and not path.is_symlink():
        return None, str(path)
    data, whole = _read(layer, path, None)
    if not whole:
        return None, str(path)
    documents, faults = validate_each(model, [((), data)], str(path))
    layer.faults.extend(faults)
    return documents[0], str(path)


def _read_head(layer: Layer, places: Places) -> None:
    document, file = _read_document(layer, "catalogue.yaml", CatalogueDocument)
    if document is None:
        return
    layer.name = document.name
    layer.hour = document.hour or layer.hour
    layer.version = places.written(Place(file, ("version",))) if document.version != "" else ""


def _read_policy(layer: Layer) -> None:
    document, file = _read_document(layer, "policy.yaml", PolicyDocument)
    if document is None:
        layer.policy_in_doubt = Path(file).exists()
        return
    layer.policy = PolicyPart(document, file)
    _repeated_rules(layer, document.rules, Place(file, ("rules",)))
    for profile, body in document.profiles.items():
        _repeated_rules(layer, body.rules, Place(file, ("profiles", profile, "rules")))


def _repeated_rules(layer: Layer, rules: Sequence[RuleDocument], base: Place) -> None:
    seen: dict[str, int] = {}
    for index, rule in enumerate(rules):
        if rule.id in seen:
            _duplicate(
                layer, "rule", rule.id, base.down(index, "id"), base.down(seen[rule.id], "id")
            )
        seen.setdefault(rule.id, index)


def _read_entries(layer: Layer, kind: DocumentKind, path: Path) -> None:
    doubt = layer.doubts[kind]
    data, whole = _read(layer, path, doubt)
    if not whole:
        return
    file, strand = str(path), UNKNOWN_STRAND
    base: tuple[str | int, ...] = ()
    if kind == "skills":
        heads, faults = validate_each(SkillsDocument, [((), data)], file)
        layer.faults.extend(faults)
        head = heads[0]
        strand = head.strand if head else strand
        data = data.get("skills") if isinstance(data, dict) else None
        base = ("skills",)
        if not isinstance(data, list):
            doubt.all = True
            return
    if isinstance(data, list):
        entries = [((*base, index), entry) for index, entry in enumerate(data)]
    else:
        entries = [((), data)]
    documents, faults = validate_each(ENTRIES[kind], entries, file)
    layer.faults.extend(faults)
    for (where, raw), document in zip(entries, documents, strict=True):
        if document is None:
            _doubt(doubt, raw)
        else:
            _add(layer, document, strand, (file, where))


def _doubt(doubt: Doubt, raw: Any) -> None:
    name = raw.get("id") if isinstance(raw, dict) else None
    if isinstance(name, str):
        doubt.names.update((name, name.lower()))
        doubt.mentions.update(Doubt.words(repr(raw)))
    else:
        doubt.all = True


def _add(layer: Layer, document: BaseModel, strand: str, origin: Origin) -> None:
    if isinstance(document, ModuleDocument):
        module = to_module(document, layer.hour, origin, layer.faults)
        _keep(layer, "module", layer.modules, module)
    elif isinstance(document, SkillDocument):
        _keep(layer, "skill", layer.skills, to_skill(document, strand, origin))
    elif isinstance(document, RoleDocument):
        _keep(layer, "role", layer.roles, to_role(document, layer.hour, origin))
    elif isinstance(document, AudienceDocument):
        _keep(layer, "audience", layer.audiences, to_audience(document, origin))


def _keep(layer: Layer, word: str, known: dict[str, E], entity: E) -> None:
    first = known.setdefault(entity.id, entity)
    if first is not entity:
        _duplicate(layer, word, entity.id, at(entity.origin, "id"), at(first.origin, "id"))


def _duplicate(layer: Layer, word: str, name: str, place: Place, first: Place) -> None:
    layer.faults.append(
        Fault(
            "duplicate-id",
            f"another {word} has the id '{name}' already",
            place,
            "rename one of them; to replace one, put it into a catalogue of its own, layered above",
            notes=(("first defined here", first),),
        )
    )
