"""What comes on stage and what leaves it: several things in turn, all but some, with what they state."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from manim import Dot, Mobject, VGroup

from mathlib.function import Claim, real, show
from scenes.stage.animation import Appear, Glide, Value, Vanish
from scenes.stage.scene import BeatScene, SceneParams, Texts, beat
from tests.scenes.staging import perform


class Showing(BeatScene):
    """A scene without a study that remembers what it has played."""

    def set_the_stage(self) -> None:
        self.a, self.b, self.c, self.d = (Dot() for _ in range(4))
        self.pair = VGroup(self.a, self.b)
        self.h = Value(1)
        self.played: list[tuple[type, ...]] = []

    def play(self, *animations: Any, **options: Any) -> None:
        self.played.append(tuple(map(type, animations)))
        super().play(*animations, **options)


def after(act: Any) -> Any:
    """The scene after one beat."""
    return perform(type("One", (Showing,), {"act": beat("")(act)}))


def seen(scene: Any) -> set[Mobject]:
    """The dots on stage."""
    return {each for each in scene.get_mobject_family_members() if isinstance(each, Dot)}


def test_all_but_what_is_kept_vanishes_also_out_of_a_group() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.pair, scene.c, scene.d)
        scene.keep_only(scene.b, scene.d)

    scene = after(act)
    assert seen(scene) == {scene.b, scene.d}


def test_a_group_stays_whole_if_it_is_kept_or_its_members_were_shown_one_by_one() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.b, scene.a, scene.c)
        scene.keep_only(scene.pair)

    scene = after(act)
    assert seen(scene) == {scene.a, scene.b}


def test_what_other_animations_bring_stays_and_what_they_leave_alone_vanishes() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.a, scene.b)
        scene.keep_only(Appear(scene.c), Glide(scene.h, 2))

    scene = after(act)
    assert seen(scene) == {scene.c}
    assert scene.h() == 2
    assert scene.played[0] == (Vanish, Appear, Glide)


def test_the_heading_stays_on_a_stage_that_is_cleared() -> None:
    class Titled(Showing):
        class Params(SceneParams):
            title: str = "Title"

        @beat("")
        def act(self) -> None:
            self.add(self.a)
            self.clear_the_stage()

    scene = perform(Titled)
    assert seen(scene) == set()
    assert scene.heading in scene.mobjects


def test_nothing_vanishes_where_there_is_nothing_else() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.a)
        scene.keep_only(scene.a, Glide(scene.h, 3))

    assert after(act).played[0] == (Glide,)


def test_things_are_shown_in_turn_with_the_ways_between_them() -> None:
    def act(scene: Any) -> None:
        ways = [Glide(scene.h, 2, run_time=1), Glide(scene.h, 3, run_time=1)]
        scene.show_in_turn(scene.a, (scene.b, scene.c), scene.d, between=ways, pause=0.5, run_time=0.25)

    scene = after(act)
    kinds = [kind.__name__ for (kind,) in scene.played]
    assert kinds[:8] == ["Appear", "Wait", "Glide", "Appear", "Wait", "Glide", "Appear", "Wait"]
    assert scene.h() == 3
    assert scene.time >= 3 * 0.75 + 2


def test_a_value_that_is_set_unseen_leaves_its_followers_on_stage() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.a)
        scene.set_unseen(scene.h, -1, scene.a)

    scene = after(act)
    assert (scene.h(), seen(scene)) == (-1, {scene.a})


def test_a_caption_quotes_the_words_of_the_study() -> None:
    class Quoting(BeatScene):
        class Params(SceneParams):
            def solve(self) -> Any:
                return SimpleNamespace(words={"slope": "= 2"})

        @beat("The slope is {slope}.")
        def act(self) -> None: ...

    assert [record.caption for record in perform(Quoting).records] == ["The slope is = 2."]


@pytest.mark.parametrize("pair", [False, True])
def test_what_is_shown_states_its_claims(pair: bool) -> None:
    claim = Claim("two", show(2, 3), show, "exact")

    def act(scene: Any) -> None:
        scene.a.claims = (claim,)
        scene.show_in_turn(scene.pair if pair else scene.a, scene.c)

    assert [number["name"] for number in after(act).records[0].numbers] == ["two"]


def test_what_others_come_instead_of_vanishes_before_they_appear() -> None:
    def act(scene: Any) -> None:
        scene.add(scene.pair, scene.c)
        scene.show(scene.d, instead_of=scene.pair)
        scene.show_in_turn(scene.a, scene.b, instead_of=(scene.c, scene.d))

    scene = after(act)
    assert seen(scene) == {scene.a, scene.b}
    assert scene.played[:5] == [(Vanish,), (Appear,), (Vanish,), (Appear,), (Appear,)]


def test_numbers_among_the_words_of_a_study_are_written_in_a_sentence() -> None:
    class Rounded(Showing):
        class Params(SceneParams):
            def solve(self) -> Any:
                return SimpleNamespace(words={"third": show(real("1/3"), 2), "half": show(real("1/2"), 2)})

        wording = Texts(about="about {number}")

        @beat("{third} and {half}")
        def say(self) -> None: ...

    assert [record.caption for record in perform(Rounded).records] == ["about 0.33 and 0.5"]
