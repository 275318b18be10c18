"""The parts of a PowerPoint file that its slides do not show, as PowerPoint itself writes them.

Keynote refuses a deck whose size says 4:3 and is another, one with notes but no list of note masters, and
one with settings of a printer that it does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.picture import Movie
from pptx.slide import Slide

AUTHOR = "Uphill"
TRACK = "http://schemas.microsoft.com/office/2017/04/relationships/track"


def describe(deck: Deck, title: str) -> None:
    """Give a deck its title and its time in place of those of the template."""
    now = datetime.now(UTC).replace(microsecond=0)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = title, AUTHOR, AUTHOR
    properties.created, properties.modified, properties.revision = now, now, 1
    properties.subject = properties.keywords = properties.comments = properties.category = ""


def tidy(deck: Deck) -> None:
    """Say what the deck is, and nothing that the template was."""
    presentation = deck.part._element
    presentation.find(qn("p:sldSz")).attrib.pop("type", None)
    for identifier, relation in list(deck.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            deck.part.rels.pop(identifier)
    notes = deck.part.relate_to(deck.part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    if presentation.find(qn("p:notesMasterIdLst")) is None:
        listed = parse_xml(
            '<p:notesMasterIdLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f"<p:notesMasterId r:id={quoteattr(notes)}/></p:notesMasterIdLst>"
        )
        presentation.find(qn("p:sldMasterIdLst")).addnext(listed)


def add_captions(slide: Slide, movie: Movie, webvtt: str, language: str, label: str = "Captions") -> None:
    """Give a film a caption track, where PowerPoint reads one ([MS-PPTX], 2.2.4.1)."""
    name = PackURI(f"/ppt/media/captions{slide.slide_id}.vtt")
    part = Part(name, "text/vtt", slide.part.package, webvtt.encode())
    track = slide.part.relate_to(part, TRACK)
    identifier = str(uuid5(NAMESPACE_URL, f"captions {slide.slide_id}")).upper()
    (media,) = movie._element.iter("{http://schemas.microsoft.com/office/powerpoint/2010/main}media")
    media.append(
        parse_xml(
            '<p14:extLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
            ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<p:ext uri="{3AFAAA56-56D3-431D-BCD4-E75A35582382}">'
            '<p173:tracksInfo xmlns:p173="http://schemas.microsoft.com/office/powerpoint/2017/3/main"'
            f' displayLoc="media"><p173:trackLst><p173:track id="{{{identifier}}}" label={quoteattr(label)}'
            f" lang={quoteattr(language)} r:embed={quoteattr(track)}/></p173:trackLst></p173:tracksInfo>"
            "</p:ext></p14:extLst>"
        )
    )


def divide(deck: Deck, sections: Sequence[tuple[str, list[Slide]]]) -> None:
    """Give the deck a section for each clip, to find and fold it in the overview."""
    listed = "".join(
        f'<p14:section name={quoteattr(name)} id="{{{_identifier(number, name)}}}">'
        f"<p14:sldIdLst>{''.join(f'<p14:sldId id={quoteattr(str(slide.slide_id))}/>' for slide in slides)}"
        "</p14:sldIdLst></p14:section>"
        for number, (name, slides) in enumerate(sections)
    )
    deck.part._element.append(
        parse_xml(
            '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
            '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
            '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
            f"{listed}</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _identifier(number: int, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{number} {name}")).upper()
