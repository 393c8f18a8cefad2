from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.kinds import Kind, Priority, UnitKind
from curplan.catalogue.loading import load
from curplan.catalogue.models import Catalogue, Need, Outcome
from tests.plan.making import shipped

BASE = Path(__file__).parents[1] / "errors" / "base"


def sound(*folders: Path) -> Catalogue:
    loaded = load(folders)
    assert loaded.catalogue, loaded.diagnostics
    assert not loaded.diagnostics
    return loaded.catalogue


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_shipped_catalogue_is_sound() -> None:
    catalogue = sound(shipped_curricula())
    assert {"data-scientist", "full-stack-developer", "machine-learning-engineer"} <= set(
        catalogue.role_by_id
    )


def test_everything_written_is_read(tmp_path: Path) -> None:
    write(tmp_path, "catalogue.yaml", "name: all\nversion: 2026.10\nhour: 45\n")
    write(
        tmp_path,
        "skills/s.yaml",
        """
strand: programming
skills:
  - {id: shell, name: Shell, levels: {1: {means: Moves}}}
  - id: python
    name: Python
    esco: ccd0a1d9
    levels:
      2: {means: Programs, needs: [{any_of: [shell@1, linux@1]}]}
      1: {means: Scripts, needs: [shell@1]}
  - {id: linux, name: Linux, levels: {1: {means: Installs}}}
""",
    )
    write(
        tmp_path,
        "modules/m.yaml",
        """
- id: python
  title: Python
  strand: programming
  kind: course
  teaches: {python: [2, 1]}
  practises: {shell: 1}
  assesses: {python: 1}
  corequisites: [shell@1, {outcome: linux@1, strict: true}]
  requires: [linux@1]
  max_hours_per_week: 8
  hours: 6
  units:
    - {title: Values, kind: lecture, hours: 2}
    - {title: Reading, kind: self-study, hours: 4}
- id: shell
  title: Shell
  strand: programming
  kind: course
  teaches: {shell: 1, linux: 1}
  hours: 4
""",
    )
    write(
        tmp_path,
        "roles/r.yaml",
        """
id: developer
title: Developer
description: Develops
audience: beginner
esco: [2512]
onet: ['15-1252.00']
requires:
  - {outcome: shell@1, priority: optional}
  - {outcome: python@2, priority: must, weight: 5, why: It is}
""".replace("[2512]", "['2512']"),
    )
    write(tmp_path, "audiences/a.yaml", "id: beginner\ntitle: Beginner\nholds: {}\n")
    write(
        tmp_path,
        "policy.yaml",
        """
profiles:
  reskilling:
    reserve: {every: 6, percent: 50}
    rules:
      - {id: load, weight: 2, percent: 10, why: Even, source: Us}
  upskilling: {}
""",
    )
    catalogue = sound(tmp_path)
    assert (catalogue.name, catalogue.version, catalogue.hour) == ("all", "2026.10", 45)
    python = catalogue.skill_by_id["python"]
    assert [level.level for level in python.levels] == [1, 2]
    assert catalogue.outcome_needs(Outcome("python", 2)) == (
        Need((Outcome("python", 1),)),
        Need((Outcome("linux", 1), Outcome("shell", 1))),
    )
    module = catalogue.module_by_id["python"]
    assert (module.kind, module.minutes, module.max_minutes_per_week) == (Kind.COURSE, 270, 360)
    assert module.teaches == (Outcome("python", 1), Outcome("python", 2))
    assert [unit.kind for unit in module.units] == [UnitKind.LECTURE, UnitKind.SELF_STUDY]
    assert [(str(c.outcome), c.strict) for c in module.corequisites] == [
        ("linux@1", True),
        ("shell@1", False),
    ]
    role = catalogue.role_by_id["developer"]
    assert [r.priority for r in role.requires] == [Priority.MUST, Priority.OPTIONAL]
    assert (role.audience, role.esco, role.onet) == ("beginner", ("2512",), ("15-1252.00",))
    policy = catalogue.policy()
    assert (policy.profile, policy.reserve.every, policy.reserve.percent) == ("reskilling", 6, 50)
    rule = policy.rule("load")
    assert rule
    assert (rule.weight, rule.threshold("percent", 0)) == (2, 10)
    assert catalogue.policy("upskilling").rules == ()


def test_names_default_to_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "partner"
    shutil.copytree(BASE, folder)
    (folder / "catalogue.yaml").unlink()
    catalogue = sound(folder)
    assert (catalogue.name, catalogue.version, catalogue.hour) == ("partner", "", 60)


def test_later_layer_replaces_by_id(tmp_path: Path) -> None:
    write(
        tmp_path,
        "modules/mine.yaml",
        "id: sql-basics\ntitle: Our SQL\nstrand: data\nkind: course\nteaches: {sql: 1}\nhours: 8\n",
    )
    catalogue = sound(BASE, tmp_path)
    assert catalogue.name == "base"
    assert len(catalogue.modules) == 3
    assert catalogue.module_by_id["sql-basics"].title == "Our SQL"
    assert sound(BASE).sha256 != catalogue.sha256
    assert sound(tmp_path, BASE).module_by_id["sql-basics"].title == "SQL"


def test_each_layer_counts_in_its_own_hours(tmp_path: Path) -> None:
    write(tmp_path, "catalogue.yaml", "hour: 45\n")
    write(
        tmp_path,
        "modules/mine.yaml",
        "id: mine\ntitle: Mine\nstrand: data\nkind: course\nteaches: {sql: 1}\nhours: 4\n",
    )
    catalogue = sound(BASE, tmp_path)
    assert catalogue.module_by_id["mine"].minutes == 180
    assert catalogue.module_by_id["shell-basics"].minutes == 480
    assert catalogue.hour == 45


def dumped(data: object, *, sort_keys: bool = True) -> str:
    text: str = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=sort_keys, allow_unicode=True)
    return text


def shuffled(source: Path, target: Path, seed: int) -> None:
    """Write a catalogue anew: entries and keys shuffled, into other files, without comments."""
    rng = random.Random(seed)
    for kind in ("modules", "roles", "audiences"):
        entries = []
        for path in sorted((source / kind).rglob("*.yaml")):
            data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            entries += data if isinstance(data, list) else [data]
        rng.shuffle(entries)
        for entry in entries:
            for key in ("requires", "corequisites"):
                rng.shuffle(entry.get(key, []))
            items = list(entry.items())
            rng.shuffle(items)
            name = f"{kind}/{rng.randrange(5)}.yaml"
            text = dumped([dict(items)], sort_keys=False)
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(text)
    for number, path in enumerate(sorted((source / "skills").rglob("*.yaml"))):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        rng.shuffle(data["skills"])
        write(target, f"skills/{9 - number}.yaml", dumped(data))
    for name in ("catalogue.yaml", "policy.yaml"):
        if (source / name).exists():
            shutil.copy(source / name, target / name)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_files_and_entries_changes_nothing(tmp_path: Path, seed: int) -> None:
    shuffled(shipped_curricula(), tmp_path, seed)
    before, after = shipped(), sound(tmp_path)
    assert before.sha256 == after.sha256
    for kind in ("skills", "modules", "roles", "audiences"):
        assert [e.id for e in getattr(before, kind)] == [e.id for e in getattr(after, kind)]
    assert [m.requires for m in before.modules] == [m.requires for m in after.modules]
    assert [r.requires for r in before.roles] == [r.requires for r in after.roles]


def test_content_changes_the_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    before = sound(tmp_path).sha256
    path = tmp_path / "modules" / "base.yaml"
    text = path.read_text()
    path.write_text("# a comment\n" + text)
    assert sound(tmp_path).sha256 == before
    path.write_text(text.replace("hours: 20", "hours: 21"))
    assert sound(tmp_path).sha256 != before


@pytest.mark.parametrize("kind", ["modules", "skills", "roles", "audiences"])
def test_bad_folders_and_files_are_met(tmp_path: Path, kind: str) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / kind / "folder.yaml").mkdir()
    (tmp_path / kind / "latin.yaml").write_bytes(b"id: caf\xe9\n")
    (tmp_path / kind / "loop.yaml").symlink_to(tmp_path / kind / "loop.yaml")
    with (tmp_path / kind / "video.yaml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    codes = [diagnostic.code for diagnostic in load([tmp_path]).diagnostics]
    assert codes == ["not-a-file", "not-utf8", "symlink-loop", "file-too-large"]


def test_a_file_for_a_folder_and_a_missing_one(tmp_path: Path) -> None:
    write(tmp_path, "file.yaml", "a: 1")
    write(tmp_path, "other/modules", "a: 1")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, code in (
        ("file.yaml", "not-a-folder"),
        ("none", "folder-not-found"),
        ("loop", "symlink-loop"),
    ):
        loaded = load([tmp_path / name])
        assert [d.code for d in loaded.diagnostics] == [code]
        assert loaded.catalogue is None
    assert "not-a-folder" in [d.code for d in load([tmp_path / "other"]).diagnostics]


NAMES = st.sampled_from(
    [
        "catalogue.yaml",
        "policy.yaml",
        "skills/x.yaml",
        "modules/x.yaml",
        "roles/x.yaml",
        "audiences/x.yaml",
    ]
)
KEYS = st.sampled_from(
    [
        "id",
        "title",
        "name",
        "strand",
        "skills",
        "levels",
        "means",
        "needs",
        "teaches",
        "units",
        "hours",
        "kind",
        "requires",
        "outcome",
        "weight",
        "any_of",
        "profiles",
        "rules",
        "reserve",
        "holds",
        "audience",
        "version",
        "hour",
        "corequisites",
        "strict",
        "python",
        "shell",
    ]
)
LEAVES = (
    st.sampled_from(["python", "python@1", "shell@1", "course", "lab", "x y", "", "1"])
    | st.integers(-1, 5)
    | st.none()
    | st.booleans()
    | st.floats()
)
DATA = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.integers(0, 5), inner, max_size=8)
    ),
    max_leaves=25,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(NAMES, DATA)
def test_any_data_in_any_file_is_met(tmp_path: Path, name: str, data: object) -> None:
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    write(folder, name, yaml.safe_dump(data))
    for diagnostic in load([BASE, folder]).diagnostics:
        assert diagnostic.hint
        assert diagnostic.location


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(NAMES, st.text())
def test_any_text_in_any_file_is_met(tmp_path: Path, name: str, text: str) -> None:
    folder = tmp_path / "any"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    load([BASE, folder])
