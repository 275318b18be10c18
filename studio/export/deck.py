"""A lesson as a PowerPoint file: a slide for each beat, which plays on a click.

A slide shows the first picture of its beat: it is the last one of the slide before, so that turning
the slide changes nothing, and the click sets in motion what is there instead of jumping back from an
answer that was given away. Captions are in the notes and in a caption track.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import av
from av.video.reformatter import ColorRange, Colorspace
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Inches, Length, Pt

from scenes.stage.base import THEMES, Theme
from studio.base import Failure, atomic_path
from studio.export.deck_package import add_captions, describe, divide, tidy
from studio.export.slide_text import set_text
from studio.rendered import RenderedBeat, RenderedClip, RenderedLesson
from studio.video import cues, join, webvtt

WIDTH, HEIGHT = Inches(40 / 3), Inches(7.5)
TITLE_SLIDE, TITLE_ONLY = 0, 5
TIMING = Path(__file__).parent / "templates" / "timing.xml"


def write_deck(lesson: RenderedLesson) -> list[Failure]:
    """Write a lesson's deck beside its clips; return the failures."""
    target = lesson.folder / f"{lesson.lesson.name}.pptx"
    deck = Presentation()
    _widen(deck)
    describe(deck, lesson.lesson.title)
    sections = [(lesson.lesson.title, [_title_slide(deck, lesson)])]
    with TemporaryDirectory() as folder:
        for clip in lesson.clips:
            slides = [_slide(deck, clip, beat, Path(folder)) for beat in clip.beats]
            sections.append((clip.title, slides))
    divide(deck, sections)
    tidy(deck)
    with atomic_path(target) as part:
        deck.save(str(part))
    print(f"{target.as_posix()}: written")
    return []


def _widen(deck: Deck) -> None:
    """Make the deck 16:9, with the places of its master and its layouts."""
    stretch = WIDTH / (deck.slide_width or WIDTH)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            shape.left, shape.width = Length(shape.left * stretch), Length(shape.width * stretch)
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT


def _title_slide(deck: Deck, lesson: RenderedLesson) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_SLIDE])
    theme = _background(slide, lesson.clips[0])
    title, contents = slide.placeholders
    language = lesson.clips[0].language
    _write(title, lesson.lesson.title, language, theme["ink"], 44, top=2.0, height=1.6)
    listed = "\n".join(clip.title for clip in lesson.clips)
    _write(contents, listed, language, theme["muted"], 24, top=3.8, height=2.5)
    words = lesson.lesson.words_in(language)
    _notes(slide, words.say("deck", "how_to_play"), words.language_of("deck"))
    return slide


def _write(
    shape: Shape, text: str, language: str, color: str, size: float, top: float, height: float
) -> None:
    shape.left, shape.top = Inches(1), Inches(top)
    shape.width, shape.height = Length(WIDTH - Inches(2)), Inches(height)
    set_text(shape.text_frame, text, language)
    # On the runs: PowerPoint may ignore what a paragraph sets for them.
    for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
        run.font.size, run.font.name = Pt(size), "Georgia"
        run.font.color.rgb = _rgb(color)


def _slide(deck: Deck, clip: RenderedClip, beat: RenderedBeat, folder: Path) -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    theme = _background(slide, clip)
    # Above the slide: screen readers and the outline have the title, the audience has the film.
    title = f"{clip.title}: {beat.title}"
    _write(slide.shapes.title, title, clip.language, theme["ink"], 28, top=-1.2, height=1)
    film = folder / f"{clip.name}_{beat.name}.mp4"
    part = next(part for part in clip.parts if part.video == beat.video)
    join([part], clip.frame_rate, beat.title, film)
    movie = slide.shapes.add_movie(
        str(film), Length(0), Length(0), WIDTH, HEIGHT, _first_picture(film), "video/mp4"
    )
    movie._element.nvPicPr.cNvPr.set("descr", beat.caption)
    captions = webvtt(cues(beat.caption, 0, beat.end - beat.start))
    add_captions(slide, movie, captions, clip.language, beat.title)
    _play_on_click(slide, movie.shape_id, beat)
    _notes(slide, beat.caption, clip.language)
    return slide


def _background(slide: Slide, clip: RenderedClip) -> Theme:
    theme = THEMES[clip.plan.clip.theme]
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _rgb(theme.background)
    return theme


def _rgb(color: str) -> RGBColor:
    return RGBColor.from_string(color.removeprefix("#").upper())


def _first_picture(film: Path) -> BytesIO:
    with av.open(film) as container:
        picture = next(container.decode(video=0)).reformat(
            format="rgb24", src_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.JPEG
        )
    image = BytesIO()
    picture.to_image().save(image, "png")
    return image


def _play_on_click(slide: Slide, shape: int, beat: RenderedBeat) -> None:
    """Let the slide's next step play its film; a click on the picture plays and stops it, too."""
    milliseconds = round(1000 * (beat.end - beat.start))
    timing = parse_xml(TIMING.read_text().format(shape=shape, milliseconds=milliseconds))
    element = slide._element
    element.replace(element.find(timing.tag), timing)


def _notes(slide: Slide, text: str, language: str) -> None:
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        set_text(frame, text, language)
