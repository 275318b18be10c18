"""Captions can be read, and a player reads them as they were meant."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.video import TooFastError, cues, webvtt

WORDS = st.text(st.sampled_from("abc≈αδ.,!?<&>-"), min_size=1, max_size=50)
CAPTIONS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)


@given(CAPTIONS, st.floats(0, 500), st.floats(1.05, 4))
def test_every_cue_is_small_enough_and_slow_enough(text: str, start: float, slack: float) -> None:
    spread = cues(text, start, start + slack * (len(text) + 20) / 20)
    for cue in spread:
        assert len(cue.lines) <= 2
        assert all(len(line) <= 42 for line in cue.lines)
        assert len("\n".join(cue.lines)) <= 20 * (cue.end - cue.start) + 1e-6


@given(CAPTIONS)
def test_no_word_is_lost_and_no_time(text: str) -> None:
    spread = cues(text, 1, 1 + len(text))
    output = "".join(line for cue in spread for line in cue.lines)
    assert output.replace(" ", "") == text.replace(" ", "")
    assert spread[0].start == 1
    assert spread[-1].end == 1 + len(text)
    assert all(cue.end == after.start for cue, after in pairwise(spread))


def test_sentences_share_a_cue_only_where_they_fit() -> None:
    sentence = "The slope of the secant depends on both of its points, and on nothing else here. "
    halves = ("The slope of the secant depends on both", "of its points, and on nothing else here.")
    output = [cue.lines for cue in cues(f"One. Two. {sentence * 2}", 0, 30)]
    assert output == [("One. Two.",), halves, halves]


def test_a_short_sentence_beside_a_long_one_is_shown_for_a_second() -> None:
    long = "Here the tangent leaves the curve so slowly that nobody sees it, however close one looks."
    spread = cues(f"{long} Look.", 0, 6)
    assert len(spread) > 1
    assert min(cue.end - cue.start for cue in spread) >= 1
    assert spread[-1].end == 6


def test_a_beat_too_short_for_its_caption_is_an_error_with_the_numbers() -> None:
    with pytest.raises(TooFastError, match=r"40 characters takes 2\.0 s to read, but it lasts 1\.9 s"):
        cues("Twenty characters !!" * 2, 0, 1.9)


def test_a_player_reads_times_and_text_back(tmp_path: Path) -> None:
    file = tmp_path / "output.vtt"
    file.write_text(webvtt(cues("f(x) < 2 & more. " * 6, 3599.5, 3620)), encoding="utf-8")
    with av.open(file) as container:
        packets = [packet for packet in container.demux() if packet.size]
    assert float(packets[0].pts * packets[0].time_base) == 3599.5
    assert float((packets[-1].pts + packets[-1].duration) * packets[-1].time_base) == 3620
    assert bytes(packets[0]).decode().startswith("f(x) &lt; 2 &amp; more.")


def test_a_line_of_chinese_ends_where_a_clause_does_and_begins_with_no_mark() -> None:
    (cue,) = cues("沿梯度斜率最大，|∇f| ≈ 1.41；沿等高线为零；反向最小。", 0, 6)
    assert cue.lines == ("沿梯度斜率最大，|∇f| ≈ 1.41；", "沿等高线为零；反向最小。")


def test_an_equation_is_not_broken() -> None:
    (cue,) = cues("In the limit the slopes multiply, and d/dx = 2 · 3 follows.", 0, 6)
    assert any("d/dx = 2" in line for line in cue.lines)
