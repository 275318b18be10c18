"""The mathematics of each scene in the handout, typeset for the scene's own parameters."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pypdfium2
import typst

from scenes.stage.base import LIGHT
from studio.export.handout import TEMPLATES
from studio.export.notation import given
from tests.scenes.discovery import SCENES, scene_classes

if TYPE_CHECKING:
    from pathlib import Path


def test_the_mathematics_of_every_scene_can_be_typeset(tmp_path: Path) -> None:
    """With the files beside it that a handout has; each says what it is of in this clip."""
    for source in (TEMPLATES / "kit.typ", *SCENES.glob("*.typ")):
        shutil.copy(source, tmp_path)
    (tmp_path / "data.json").write_text(json.dumps({"roles": dict(LIGHT.roles)}))
    chapters = []
    for scene in scene_classes():
        name = scene.__module__.rpartition(".")[2]
        assert (tmp_path / f"{name}.typ").exists()
        parameters = dict(given(scene.Params.model_validate(scene.given)))
        (tmp_path / f"{name}.json").write_text(json.dumps(parameters))
        chapters.append(f'#{{ import "{name}.typ": mathematics; mathematics(json("{name}.json")) }}')
    (tmp_path / "all.typ").write_text("#pagebreak()\n".join(chapters))
    pages = pypdfium2.PdfDocument(
        typst.compile(tmp_path / "all.typ", root=tmp_path, format="pdf", ignore_system_fonts=True)
    )
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    assert text.count("Proof.") >= len(chapters)
