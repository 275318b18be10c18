// The film of a clip, played from stop to stop. A clip of n beats has n + 1 stops: its first frame, and the last
// frame of every beat.
//
// The film itself is covered. Its frames are painted on a canvas one by one, and only those of the
// beat that is being played, so no frame of the next beat is ever seen, however late the browser pauses.

const lesson = data.clips;
const present = document.getElementById("present");
const part = (selector) => present.querySelector(selector);
const [stage, film, picture] = [".stage", ".film", ".picture"].map(part);
const painter = picture.getContext("2d", { alpha: false });
const SLACK = 0.05; // Seconds by which a painted frame may be ahead of the clock that was read.

let clip = null; // The clip that is shown,
let stop = 0; // the stop that it stands at or plays to,
let from = 0; // the beat whose frames may be seen, in seconds,
let until = 0;
let goal = 0; // the middle of the frame that the film comes to rest on,
let newest = NaN; // and of the one that the browser has last put on the screen.

film.addEventListener("timeupdate", overrun);
film.addEventListener("seeked", settle);
eachFrame();

function load(chosen) {
  clip = chosen;
  film.src = clip.film;
  newest = NaN;
  picture.width = clip.width;
  picture.height = clip.height;
  stage.dataset.theme = clip.theme;
  part(".marks").replaceChildren(...clip.beats.map(() => document.createElement("i")));
}

// Stand still at a stop: half a frame into the clip, or half a frame before the end of a beat.
function rest(at) {
  film.pause();
  aim(at);
  goal = restingTime(clip, at);
  film.currentTime = goal;
}

function restingTime({ beats, frame }, at) {
  return at ? beats[at - 1].end - frame / 2 : beats[0].start + frame / 2;
}

function play(to) {
  aim(to);
  film.play().catch(() => {}); // Interrupted by the next step, or by leaving.
}

function aim(at) {
  stop = at;
  const beat = clip.beats[Math.max(at, 1) - 1];
  [from, until] = [beat.start, beat.end];
  stage.dataset.state = "moving";
  stage.classList.remove("blank");
  describe();
}

// What the browser has put on the screen; behind the canvas, where nobody sees it. `mediaTime` is when
// the frame begins.
function seen(now, { mediaTime }) {
  eachFrame();
  newest = mediaTime + clip?.frame / 2;
  if (!film.paused && !overrun() && from < newest && newest < until) paint();
  settle();
}

// Of a frame that it has shown already the browser does not tell again: hence also after seeking.
function settle() {
  if (!film.paused || !(Math.abs(newest - goal) < clip?.frame / 2)) return;
  paint();
  stage.dataset.state = "still";
}

function paint() {
  painter.drawImage(film, 0, 0, picture.width, picture.height);
  mirror();
}

// Near its end a beat is not played out but gone to: what a moving film paints may be a frame newer
// than it says, and a hidden page is given no frames at all.
function overrun() {
  const isOver = !film.paused && film.currentTime >= until - clip.frame - SLACK;
  if (isOver) rest(stop);
  return isOver;
}

function eachFrame() {
  if (film.requestVideoFrameCallback) film.requestVideoFrameCallback(seen);
  else requestAnimationFrame((now) => seen(now, { mediaTime: film.currentTime }));
}
