"""`make figures` in a small project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from scenes.stage.base import THEMES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.studio.conftest import Project

LESSON = "lessons/tiny.toml"


def figures(project: Project, *options: str) -> list[Path]:
    """Make figures; those that are printed, which must be there."""
    done = project.studio("figures", LESSON, "--jobs", "1", *options)
    assert done.returncode == 0, done.stderr
    paths = [project.root / line for line in done.stdout.splitlines() if line.startswith("renders/")]
    assert all(path.stat().st_size > 100 for path in paths)
    return paths


def corner(pdf: Path) -> tuple[int, ...]:
    """The colour of a page's corner."""
    (page,) = pypdfium2.PdfDocument(pdf)
    return tuple(page.render().to_numpy()[2, 2, 2::-1].tolist())


def color(theme: str) -> tuple[int, ...]:
    background = THEMES[theme].background
    return tuple(int(background[k : k + 2], 16) for k in (1, 3, 5))


def test_each_beat_is_a_pdf_and_an_svg_in_its_clip_s_theme(project: Project) -> None:
    folder = project.root / "renders/tiny/figures"
    (folder / "sliding_dot").mkdir(parents=True)
    for name in ("09_a_beat_that_was.pdf", "my_own.pdf"):
        (folder / "sliding_dot" / name).touch()
    paths = figures(project)
    assert [path.name for path in paths[:4]] == [
        "01_draw_the_line.pdf",
        "01_draw_the_line.svg",
        "02_put_a_dot_on_it.pdf",
        "02_put_a_dot_on_it.svg",
    ]
    found = {path for path in folder.rglob("*") if path.is_file()}
    assert found == {*paths, folder / "sliding_dot/my_own.pdf"}
    assert corner(folder / "sliding_dot/01_draw_the_line.pdf") == color("dark")
    assert corner(next(folder.glob("turning_square/01_*.pdf"))) == color("light")
    assert {path: path.stat().st_size for path in paths} == {
        path: path.stat().st_size for path in figures(project)
    }


def test_one_beat_of_one_clip_is_drawn_in_another_theme_without_its_film(project: Project) -> None:
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.3")  # The film is out of date.
    outputs = project.outputs()
    paths = figures(project, "--clip", "sliding_dot", "--beat", "slide", "--theme", "light")
    assert [path.name for path in paths] == ["03_slide.pdf", "03_slide.svg"]
    assert corner(paths[0]) == color("light")
    assert project.outputs().items() - outputs.items() == {
        (path.relative_to(project.root).as_posix(), (path.stat().st_ino, path.stat().st_mtime_ns))
        for path in paths
    }


@pytest.mark.parametrize(
    ("option", "name", "message"),
    [
        ("--beat", "slyde", "there is no beat 'slyde' in what is drawn; did you mean 'slide'?"),
        ("--clip", "sliding", "there is no clip 'sliding' in this lesson; did you mean 'sliding_dot'?"),
        ("--theme", "grey", "argument --theme: invalid choice: 'grey'"),
    ],
)
def test_a_wrong_name_is_refused(rendered: Project, option: str, name: str, message: str) -> None:
    done = rendered.studio("figures", LESSON, option, name)
    assert done.returncode == 2
    assert message in done.stderr
