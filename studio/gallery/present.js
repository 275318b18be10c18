// Present mode: the lesson as slides, by keys, buttons and touches. Going on plays the film to the next stop;
// nothing plays until it is asked to.

const [caption, bar] = [".caption", ".bar"].map(part);
const isTouch = matchMedia("(pointer: coarse)");
const IDLE = isTouch.matches ? 4000 : 2500;

let stills = false;
let isWindowed = false; // Presented in a window, so that leaving the full screen does not end it.
let opener = null;
let idle = 0;

const actions = {
  forward, back, leave, captions: () => captions.click(), stills: toggleStills, blank: toggleBlank,
  first: () => rest(0), last: () => rest(clip.beats.length), full: toggleFullScreen,
  presenter: togglePresenter, restart: () => { begun = Date.now(); tell(); },
};
const KEYS = {
  " ": "forward", Enter: "forward", ArrowRight: "forward", ArrowDown: "forward", PageDown: "forward",
  ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
  Home: "first", End: "last", c: "captions", s: "stills", b: "blank", ".": "blank",
  g: "contents", p: "presenter", f: "full",
};

for (const button of all("[data-present]")) {
  button.addEventListener("click", () => enter(lesson[Number(button.dataset.present)], button));
}
present.addEventListener("keydown", (event) => pressed(event));
present.addEventListener("pointermove", wake);
present.addEventListener("pointerdown", wake);
present.addEventListener("focusin", wake);
present.addEventListener("close", left);
stage.addEventListener("click", clicked);
document.addEventListener("fullscreenchange", leftFullScreen);
new MutationObserver(describe).observe(captions, { attributes: true });

function enter(chosen, button) {
  opener = button;
  pauseOthers(null);
  stills = motionless.matches;
  begun = Date.now();
  present.showModal();
  fillScreen();
  stage.focus();
  wake();
  load(chosen);
  rest(0);
}

// Refused, the dialog still fills the window.
function fillScreen() {
  isWindowed = false;
  stage.requestFullscreen?.().catch(() => {});
}

function toggleFullScreen() {
  if (!document.fullscreenElement) return fillScreen();
  isWindowed = true;
  document.exitFullscreen();
}

// Escape leaves the full screen before the page hears of it, and is meant for the list while it is open.
function leftFullScreen() {
  if (document.fullscreenElement || isWindowed) return;
  if (!contents.isOpen()) return leave();
  isWindowed = true;
  contents.close();
}

function leave() {
  if (present.open) present.close();
}

async function left() {
  film.pause();
  contents.close();
  closePresenter();
  if (document.fullscreenElement) await document.exitFullscreen(); // Until then nothing else has focus.
  opener.focus();
}

function forward() {
  const next = following();
  if (!film.paused) rest(stop);
  else if (next?.clip === clip) (stills ? rest : play)(next.stop);
  else if (next) show(next, rest);
}

function back() {
  const preceding = lesson[lesson.indexOf(clip) - 1];
  if (stop > 0) rest(stop - 1);
  else if (preceding) show({ clip: preceding, stop: preceding.beats.length }, rest);
}

// The stop that going on leads to; none at the end.
function following() {
  if (stop < clip.beats.length) return { clip, stop: stop + 1 };
  const next = lesson[lesson.indexOf(clip) + 1];
  return next && { clip: next, stop: 0 };
}

// To the first picture of a clip, or to a beat, which then plays from its beginning.
function goTo(place) {
  film.pause();
  if (stills || !place.stop) return show(place, rest);
  show(place, aim);
  film.currentTime = from + clip.frame / 2;
  play(stop);
}

function show(place, how) {
  if (place.clip !== clip) load(place.clip);
  how(place.stop);
}

function describe() {
  if (!clip) return;
  const beat = clip.beats[stop - 1];
  const where = beat ? say("beat_of", { number: stop, count: clip.beats.length }) : say("beginning");
  for (const text of [caption, part(".title"), part("[role=status]")]) text.lang = clip.language;
  part(".title").textContent = clip.title;
  part(".where").textContent = where;
  caption.textContent = beat && captions.ariaPressed === "true" ? beat.caption : "";
  part("[role=status]").textContent = [clip.title, where, beat?.title, beat?.caption].filter(Boolean).join(". ");
  picture.ariaLabel = beat ? `${where}: ${beat.title}` : `${clip.title}: ${where}`;
  all("i", part(".marks")).forEach((mark, index) => mark.classList.toggle("played", index < stop));
  part("[data-do=captions]").ariaPressed = captions.ariaPressed;
  part("[data-do=stills]").ariaPressed = String(stills);
  describePresenter();
}

function toggleStills() {
  stills = !stills;
  if (stills && !film.paused) rest(stop);
  describe();
}

function toggleBlank() {
  stage.classList.toggle("blank");
  describe();
}

// A key, in the window of the film or in the presenter's.
function pressed(event, keys = KEYS, list = contents) {
  const isForButton = event.target.closest("button") && [" ", "Enter"].includes(event.key);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isDigit = "0" <= key && key <= "9";
  if (!(key in keys || isDigit) || isForButton || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (isDigit) list.open(key);
  else obey(keys[key], list);
}

function obey(action, list = contents) {
  if (action === "contents") list.toggle();
  else actions[action]();
}

// A button that was clicked gives the keyboard back, so that the next space goes on.
function clicked(event) {
  const button = event.target.closest("button");
  if (!button && event.target.closest(".bar, .go-to")) return;
  obey(button ? button.dataset.do : "forward");
  if (button && event.detail && present.open && !contents.isOpen()) stage.focus();
}

function wake() {
  clearTimeout(idle);
  stage.classList.remove("idle");
  idle = setTimeout(() => bar.matches(":focus-within") || stage.classList.add("idle"), IDLE);
}
