// Clips as they are drawn: each event holds a lesson or a clip in full, and only what differs is changed.

const byId = (id) => document.getElementById(id);
const stamp = (id) => byId(id).content.firstElementChild.cloneNode(true);
const articles = new Map();
const said = byId("said");

const events = new EventSource("/events");
events.addEventListener("open", () => say("watching"));
events.addEventListener("error", () => say("not watching any more; make watch begins again"));
events.addEventListener("lesson", (event) => showLesson(JSON.parse(event.data)));
events.addEventListener("clip", (event) => showClip(JSON.parse(event.data)));

function say(text) {
  write(said, text);
}

function showLesson({ title, clips, troubles }) {
  write(byId("title"), title);
  document.title = title;
  showTroubles(byId("troubles"), troubles);
  for (const [name, article] of articles) {
    if (!clips.includes(name)) {
      article.remove();
      articles.delete(name);
    }
  }
  clips.forEach((name, place) => {
    const article = articleOf(name);
    const there = byId("clips").children[place];
    if (there !== article) byId("clips").insertBefore(article, there ?? null);
  });
}

function articleOf(name) {
  if (!articles.has(name)) {
    const article = stamp("clip");
    article.id = name;
    articles.set(name, article);
  }
  return articles.get(name);
}

function showClip(clip) {
  const article = articleOf(clip.name);
  const part = (selector) => article.querySelector(selector);
  write(part("h2"), clip.title);
  part("h2").hidden = clip.title === document.title; // A single scene is the title of the page.
  write(part(".made-of"), clip.about);
  showTroubles(part(".troubles"), clip.troubles);
  showNotes(part(".notes"), clip.notes);
  showPictures(part(".pictures"), clip);
  showDraft(part(".draft"), clip);
  say([...articles.values()].some(isDrawn) ? "drawing" : "watching");
}

// Pictures of a clip with mistakes stay as they are until it is mended.
function isDrawn(article) {
  return article.querySelector(".pictures .stale") && article.querySelector(".troubles").hidden;
}

function showPictures(list, clip) {
  fit(list, clip.pictures.length, "picture");
  clip.pictures.forEach((picture, number) => {
    const item = list.children[number];
    const image = item.querySelector("img");
    item.classList.toggle("stale", picture.shown !== picture.key);
    item.dataset.beat = picture.beat;
    if (picture.shown) set(image, "src", `/still/${picture.shown}.png`);
    else image.removeAttribute("src");
    set(image, "alt", `${picture.title}: ${picture.caption}`);
    write(item.querySelector("h3"), picture.title);
    write(item.querySelector(".caption"), picture.caption);
    item.querySelector(".caption").lang = clip.language;
    item.querySelector("button").onclick = () => play(list.closest("article"), clip, number);
    item.querySelector("button").dataset.theme = clip.theme;
    item.querySelector("button").disabled = !clip.film;
    item.querySelector("button").title = clip.film ? "Play the draft from here" : "";
  });
}

function showDraft(figure, clip) {
  figure.hidden = !clip.film;
  if (!clip.film) return;
  const video = figure.querySelector("video");
  const poster = clip.pictures.find(({ beat, shown }) => beat === clip.poster && shown);
  if (poster) set(video, "poster", `/still/${poster.shown}.png`);
  video.dataset.theme = clip.theme;
  const isCurrent = clip.film.key === clip.wanted_film;
  figure.classList.toggle("stale", !isCurrent);
  set(video, "src", `/film/${clip.name}/${clip.film.key}.mp4`);
  write(figure.querySelector("figcaption"), isCurrent ? "draft" : "the draft before the last change");
}

function play(article, clip, number) {
  const film = article.querySelector("video");
  if (!clip.film) return;
  film.currentTime = clip.film.starts[number] ?? 0;
  film.scrollIntoView({ block: "nearest" });
  film.play();
}

function showTroubles(list, troubles) {
  fit(list, troubles.length, "trouble");
  troubles.forEach(({ where, what }, number) => {
    write(list.children[number].querySelector(".where"), where);
    write(list.children[number].querySelector(".what"), what);
  });
}

function showNotes(list, notes) {
  fit(list, notes.length, "trouble");
  notes.forEach((note, number) => write(list.children[number].querySelector(".what"), note));
}

// As many copies of a template in a list as are needed.
function fit(list, length, template) {
  while (list.children.length > length) list.lastElementChild.remove();
  while (list.children.length < length) list.append(stamp(template));
  list.hidden = !length;
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
