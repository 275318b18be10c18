"""A page for each lesson: its clips found, played, presented and embedded, without a network."""

from studio.gallery.page_file import write_page
from studio.gallery.page_style import page_style

__all__ = [
    "page_style",
    "write_page",
]
