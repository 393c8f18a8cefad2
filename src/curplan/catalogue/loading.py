"""Loading a catalogue: layers of directories to one value, or to all that is wrong with them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.catalogue.checks import CHECKS
from curplan.catalogue.counting import paced
from curplan.catalogue.documents import ENTRIES
from curplan.catalogue.draft import Doubt, Draft
from curplan.catalogue.fingerprint import stamped
from curplan.catalogue.folders import folder_faults
from curplan.catalogue.layer import HOUR, read_layer
from curplan.catalogue.models import Catalogue
from curplan.catalogue.policy_layers import merge_policies
from curplan.catalogue.texts.joining import joined, strangers, too_long
from curplan.diagnostics import has_errors, sort_key
from curplan.source import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.catalogue.faults import Fault
    from curplan.catalogue.layer import Layer
    from curplan.catalogue.models import Audience, Module, Role, Skill
    from curplan.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives: the catalogue (None when there are errors) and every diagnostic."""

    catalogue: Catalogue | None
    diagnostics: tuple[Diagnostic, ...] = ()


def load(
    directories: Sequence[Path | str], *, texts: bool = True, thorough: bool = False
) -> Loaded:
    """Load a catalogue from one or several directories, later ones over earlier ones.

    An entity of a later directory replaces the one with the same id; rules are merged by id,
    translations by language and text. Without ``texts`` translations are not read; ``thorough``
    tells also of those that are of no text of the catalogue.
    Neither the names of files nor their order nor that of the entries in them changes the result.
    Never raises for what is wrong with the files: that comes as diagnostics, all of it, in file
    order.
    """
    with _without_gc():
        places = Places()
        diagnostics: list[Diagnostic] = []
        layers: list[Layer] = []
        for directory in directories:
            folder = Path(directory)
            problems = folder_faults(folder)
            diagnostics.extend(problems)
            if not has_errors(problems):
                hour = layers[-1].hour if layers else HOUR
                layers.append(read_layer(folder, places, hour, texts=texts))
        draft, faults_of_policies = _merge(layers)
        faults = [fault for layer in layers for fault in layer.faults]
        faults.extend(faults_of_policies)
        for layer in layers:
            diagnostics.extend(layer.diagnostics)
        if layers:
            for check in CHECKS:
                faults.extend(check(draft))
        diagnostics.extend(fault.to_diagnostic(places) for fault in faults)
        translated = [layer.texts for layer in layers]
        diagnostics.extend(too_long(translated, draft.catalogue))
        if thorough and not has_errors(diagnostics):
            diagnostics.extend(strangers(layers))
    unique = tuple(sorted(dict.fromkeys(diagnostics), key=sort_key))
    if has_errors(unique) or not layers:
        return Loaded(None, unique)
    return Loaded(replace(stamped(draft.catalogue), texts=joined(translated)), unique)


def _merge(layers: Sequence[Layer]) -> tuple[Draft, tuple[Fault, ...]]:
    """Lay the entities over each other, and give what is wrong with the policies together."""
    skills: dict[str, Skill] = {}
    modules: dict[str, Module] = {}
    roles: dict[str, Role] = {}
    audiences: dict[str, Audience] = {}
    lengths: dict[str, int] = {}
    name, version, hour = "", "", HOUR
    doubts = {kind: Doubt() for kind in ENTRIES}
    for layer in layers:
        skills |= layer.skills
        modules |= layer.modules
        roles |= layer.roles
        lengths |= dict.fromkeys(layer.roles, layer.hour)
        audiences |= layer.audiences
        name = layer.name or name
        version = layer.version or version
        hour = layer.hour
        for kind, doubt in layer.doubts.items():
            doubts[kind].add(doubt)
    if not name and layers:
        name = layers[0].folder.resolve().name
    in_doubt = any(layer.policy_in_doubt for layer in layers)
    parts = [layer.policy for layer in layers if layer.policy]
    policy = merge_policies(parts, doubtful=in_doubt)
    catalogue = Catalogue(
        name,
        version,
        hour,
        tuple(skills[key] for key in sorted(skills)),
        tuple(modules[key] for key in sorted(modules)),
        tuple(paced(roles[key], lengths[key], hour) for key in sorted(roles)),
        tuple(audiences[key] for key in sorted(audiences)),
        policy.policies,
    )
    folders = tuple(layer.folder for layer in layers)
    return Draft(catalogue, doubts, folders, policy.uses, in_doubt), policy.faults


@contextmanager
def _without_gc() -> Iterator[None]:
    """Pause the cycle collector: loading makes hundreds of thousands of values and no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
