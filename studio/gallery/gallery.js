// Clips on the page: beats to jump to, captions on and off, snippets to copy.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const motionless = matchMedia("(prefers-reduced-motion: reduce)");
const captions = document.getElementById("captions");
const data = JSON.parse(document.getElementById("lesson").textContent);

// A text of the page's own words, with its values.
function say(name, values = {}) {
  return data.words[name].replace(/\{(\w+)\}/g, (_, value) => values[value]);
}

for (const clip of all("article.clip")) {
  const film = clip.querySelector("video");
  const beats = all(".beats button", clip);
  for (const beat of beats) beat.addEventListener("click", () => jump(film, beat));
  film.addEventListener("timeupdate", () => mark(film, beats));
  film.addEventListener("play", () => pauseOthers(film));
}

for (const button of all("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
}

captions.addEventListener("click", () => showCaptions(captions.ariaPressed !== "true"));

// Half a frame into the beat, so that no rounding shows the last frame of the beat before.
function jump(film, beat) {
  film.currentTime = Number(beat.dataset.start) + Number(beat.dataset.frame) / 2;
  if (!motionless.matches) film.play();
}

function mark(film, beats) {
  const begun = beats.filter((beat) => Number(beat.dataset.start) <= film.currentTime);
  for (const beat of beats) {
    if (beat === begun.at(-1)) beat.setAttribute("aria-current", "true");
    else beat.removeAttribute("aria-current");
  }
}

function pauseOthers(playing) {
  for (const film of all("article.clip video")) if (film !== playing) film.pause();
}

function showCaptions(shown) {
  captions.ariaPressed = String(shown);
  for (const film of all("article.clip video")) {
    for (const track of film.textTracks) track.mode = shown ? "showing" : "hidden";
  }
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy).textContent;
  const done = say((await write(text)) ? "copied" : "copy_by_hand");
  button.textContent = done;
  document.getElementById("said").textContent = `${button.ariaLabel}: ${done}`;
  setTimeout(() => (button.textContent = say("copy")), 2000);
}

// The clipboard is closed to pages that came over plain HTTP; there the older way still works.
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
