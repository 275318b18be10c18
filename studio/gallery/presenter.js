// The presenter's window: what is shown now and next, captions to speak from, a clock.
//
// This script draws into it. A page from disk shares its origin with nothing but the empty windows
// that it opens, so that no messages between two pages would do in every browser.

const PRESENTER_KEYS = { ...KEYS, Escape: "leave" };
let presenter = null; // The elements of the window while it is open,
let begun = 0; // and when presenting began.

function togglePresenter() {
  if (presenter) closePresenter();
  else openPresenter();
}

function openPresenter() {
  const view = window.open("", "", "popup,width=1120,height=720");
  if (!view) return refused();
  isWindowed = true; // Browsers leave the full screen for it.
  const page = view.document;
  page.open(); // Until then the window is in quirks mode, and Firefox would empty it again.
  page.write("<!DOCTYPE html>");
  page.close();
  page.title = document.title;
  page.documentElement.lang = document.documentElement.lang;
  page.head.append(...all("style").map((style) => page.importNode(style, true)));
  page.body.append(page.importNode(document.getElementById("presenter").content, true));
  const list = contentsIn(page, page.body, () => view.focus());
  presenter = { view, list, at: (selector) => page.querySelector(selector) };
  page.addEventListener("keydown", (event) => pressed(event, PRESENTER_KEYS, list));
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) obey(button.dataset.do, list);
  });
  view.addEventListener("pagehide", () => forget(view));
  view.setInterval(tell, 500);
  describe();
  mirror();
}

// A browser that lets no page open windows says so itself, but seldom where it is seen.
function refused() {
  part("[role=status]").textContent = caption.textContent = stage.dataset.refused;
}

function closePresenter() {
  const view = presenter?.view;
  forget(view);
  view?.close();
}

// A window says that it is gone when another one may have been opened already.
function forget(view) {
  if (presenter?.view === view) presenter = null;
}

// What is on the stage now, and what comes next.
function describePresenter() {
  if (!presenter) return;
  const { at } = presenter;
  const beat = clip.beats[stop - 1];
  put(at("header .title"), clip.title);
  at("header .where").textContent = part(".where").textContent;
  put(at(".now .caption"), beat?.caption ?? "");
  at(".presenter").dataset.theme = clip.theme;
  at("[data-do=blank]").ariaPressed = String(stage.classList.contains("blank"));
  at("[data-do=stills]").ariaPressed = String(stills);
  describeNext(at, following());
  tell();
}

function describeNext(at, next) {
  const beat = next?.clip.beats[next.stop - 1];
  at(".next").hidden = !next;
  if (!next) return;
  put(at(".next .title"), beat?.title ?? next.clip.title, next.clip);
  put(at(".next .caption"), beat?.caption ?? "", next.clip);
  const [film, source] = [at(".next video"), new URL(next.clip.film, document.baseURI).href];
  if (film.src !== source) film.src = source;
  film.currentTime = restingTime(next.clip, next.stop);
}

function put(element, text, of = clip) {
  element.lang = of.language;
  element.textContent = text;
}

// The picture of the stage, in the presenter's window.
function mirror() {
  const copy = presenter?.at(".now .picture");
  if (!copy) return;
  if (copy.width !== picture.width || copy.height !== picture.height) {
    [copy.width, copy.height] = [picture.width, picture.height];
  }
  copy.getContext("2d", { alpha: false }).drawImage(picture, 0, 0);
}

function tell() {
  if (!presenter) return;
  const seconds = Math.floor((Date.now() - begun) / 1000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((each) => String(each).padStart(2, "0"));
  presenter.at(".elapsed").textContent = [Math.floor(seconds / 3600), ...parts].join(":");
  presenter.at(".clock").textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
}
