"""A page for each lesson: its clips found, played, presented and embedded, without a network."""

from studio.gallery.page_file import write_page

__all__ = [
    "write_page",
]
