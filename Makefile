PYTHON ?= python3
LESSON ?= lessons/primer.toml
QUALITY ?=
JOBS ?=
SECONDS ?= 120
TIMEOUT ?=
MEMORY ?=
SEED ?=
COUNT ?=
SCHEDULER ?=

# Variables of the command line reach the recipes through the environment, so that neither make nor the
# shell interprets their quotes, dollars and spaces.
TYPED := $(foreach name,$(.VARIABLES),$(if $(findstring command line,$(origin $(name))),$(name)))
$(foreach name,LESSON QUALITY JOBS TIMEOUT MEMORY SCHEDULER SCENE SECONDS SEED COUNT $(TYPED),$(eval override $(name) := $$(value $(name))))
export LESSON QUALITY JOBS TIMEOUT MEMORY SCHEDULER SCENE SECONDS SEED COUNT $(TYPED)

PARAMETERS = $(filter-out LESSON JOBS TIMEOUT MEMORY SCHEDULER PYTHON,$(TYPED))
READY := .venv/.ready
RUN := .venv/bin/python -m
LIMITS = $${JOBS:+--jobs "$$JOBS"} $${TIMEOUT:+--timeout "$$TIMEOUT"} $${MEMORY:+--memory "$$MEMORY"} \
	$${SCHEDULER:+--scheduler "$$SCHEDULER"}
PLACE = $${OUT:+--out "$$OUT"}
OPTIONS = $${QUALITY:+--quality "$$QUALITY"} $(PLACE) $(LIMITS)

.PHONY: all draft clip still watch new words schema deck handout figures formats test sweep fuzz lint bench doctor clean help FORCE

all: $(READY)  ## render a lesson into renders/ (LESSON=, QUALITY=, JOBS=, OUT=)
	@$(RUN) studio render "$$LESSON" $(OPTIONS)

draft: $(READY)  ## render it small and fast into renders/<lesson>/draft/
	@$(RUN) studio render "$$LESSON" --draft $(PLACE) $(LIMITS)

clip: $(READY)  ## render one scene with any of its parameters, in capitals (CLIP=, THEME=, LANGUAGE=, QUALITY=)
	@UPHILL_TYPED='$(PARAMETERS)' $(RUN) studio clip $(LIMITS)

deck: $(READY)  ## make a PowerPoint file of a lesson, a slide a beat
	@$(RUN) studio deck "$$LESSON" $(OPTIONS)

handout: $(READY)  ## make a PDF of it for students, with the mathematics in full
	@$(RUN) studio handout "$$LESSON" $(OPTIONS)

figures: $(READY)  ## make the last picture of each beat as PDF and SVG (CLIP=, BEAT=, THEME=)
	@$(RUN) studio figures "$$LESSON" $(OPTIONS) $${CLIP:+--clip "$$CLIP"} $${BEAT:+--beat "$$BEAT"} \
		$${THEME:+--theme "$$THEME"}

formats: $(READY)  ## make GIF, WebM and ProRes, with alpha, too, and a film a beat (FORMAT=gif,webm CLIP=)
	@$(RUN) studio formats "$$LESSON" $(OPTIONS) $${CLIP:+--clip "$$CLIP"} $${FORMAT:+--format "$$FORMAT"}

# One clip of a lesson, such as renders/primer/secant_to_tangent.mp4. The studio checks whether it is current.
renders/%.mp4: $(READY) FORCE
	@$(RUN) studio render "lessons/$(*D).toml" --clip "$(*F)" $(OPTIONS)

.PRECIOUS: renders/%.mp4

still: $(READY)  ## draw the last picture of each of its beats, or of BEAT, in seconds (CLIP=, BEAT=, THEME=, LANGUAGE=, QUALITY=)
	@UPHILL_TYPED='$(PARAMETERS)' $(RUN) studio still $(LIMITS)

watch: $(READY)  ## show what you change on a page, as you save it, until Ctrl-C (LESSON=, or CLIP= and its parameters)
	@UPHILL_TYPED='$(PARAMETERS)' $(RUN) studio watch "$$LESSON" $(PLACE) $(LIMITS)

new: $(READY)  ## write a small scene of your own to start from, and its test (SCENE=)
	@$(RUN) studio new -- "$$SCENE"
	@$(RUN) studio schema >/dev/null

words: $(READY)  ## write a language's file to be filled in, or add to it what it lacks (LANGUAGE=fr)
	@$(RUN) studio words -- "$(if $(filter LANGUAGE,$(TYPED)),$$LANGUAGE)"

schema: $(READY)  ## write the JSON schema by which an editor checks lessons
	@$(RUN) studio schema

test: $(READY)  ## run the tests
	@$(RUN) pytest --numprocesses auto --dist loadgroup

sweep: $(READY)  ## try random functions in every scene, and what is proven of them (SEED=1, COUNT=300 of each)
	@UPHILL_SEED="$$SEED" UPHILL_COUNT="$${COUNT:-300}" $(RUN) pytest --numprocesses "$${JOBS:-auto}" --dist loadgroup \
		tests/scenes/test_sweep.py tests/scenes/test_visible_curvature.py tests/scenes/test_languages.py \
		tests/mathlib/trouble
	@HYPOTHESIS_PROFILE=sweep $(RUN) pytest --numprocesses "$${JOBS:-auto}" --dist loadgroup -m hypothesis \
		--hypothesis-seed "$${SEED:-1}" tests/mathlib

fuzz: $(READY)  ## look for texts that break the parser (SECONDS=)
	@$(RUN) tests.fuzz --seconds "$$SECONDS"

lint: $(READY)  ## check style and types
	@$(RUN) ruff check .
	@$(RUN) ruff format --check .
	@$(RUN) mypy

bench: $(READY)  ## measure what rendering costs beside encoding
	@$(RUN) tools.bench

doctor:  ## report what is installed and what is missing
	@$(PYTHON) -I studio/bootstrap.py doctor

clean:  ## remove all renders and caches; .venv stays
	@find renders -mindepth 1 ! -name .gitkeep -delete
	@rm -rf .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
	@echo 'make renders/primer/secant_to_tangent.mp4   render one clip'
	@echo "make clip CLIP=secant_to_tangent FUNCTION='sin(x)' POINT=0.7 THEME=light   try one function"
	@echo "make still CLIP=secant_to_tangent FUNCTION='sin(3x)' POINT=0.4 BEAT=name_the_limit   see one picture at once"
	@echo 'QUALITY is one of 480p15 720p30 1080p30 1080p60 1440p60 2160p60.'
	@echo 'OUT=folder puts what is made there instead of into renders/: of a lesson, a clip or a still.'
	@echo 'FORMAT is one or more of gif,webm,webm-alpha,prores-alpha,beats; ProRes is nine tenths of the size of all.'
	@echo 'JOBS=n processes draw at once. One that begins or ends no beat for TIMEOUT=600 seconds or holds more than'
	@echo 'MEMORY=4096 megabytes is stopped; the message names its beat and its line.'
	@echo 'SCHEDULER=tcp://host:8786 draws on the workers of a dask scheduler; see docs/cluster.md.'

$(READY): pyproject.toml constraints.txt studio/bootstrap.py
	@$(PYTHON) -I studio/bootstrap.py

FORCE:
