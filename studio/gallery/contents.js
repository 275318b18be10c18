// The list of all clips and beats while presenting, to go to one of them: by its number, by words of its
// title, with the arrow keys, or by a touch. The stage has one, and the presenter's window another.

const places = lesson.flatMap((clip, number) => [
  place(clip, 0, lesson.length > 1 ? `${number + 1}` : "", clip.title),
  ...clip.beats.map((beat, index) =>
    place(clip, index + 1, lesson.length > 1 ? `${number + 1}.${index + 1}` : `${index + 1}`, beat.title)),
]);

const contents = contentsIn(document, stage, () => stage.focus());

function place(clip, stop, label, title) {
  return { clip, stop, label, title };
}

// A list in a document, within an element of it; `after` is called whenever it is closed.
function contentsIn(page, within, after) {
  within.append(page.importNode(document.getElementById("contents").content, true));
  const box = within.querySelector(".go-to");
  const [input, list] = [box.querySelector("input"), box.querySelector("ol")];
  list.append(...places.map((entry, index) => option(page, entry, index)));
  let chosen = 0;

  function choose(index) {
    list.children[chosen].removeAttribute("aria-selected");
    chosen = Math.max(0, Math.min(index, places.length - 1));
    const now = list.children[chosen];
    now.setAttribute("aria-selected", "true");
    now.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", now.id);
  }

  function open(typed = "") {
    input.value = typed;
    box.hidden = false;
    choose(typed ? found(typed) : places.findIndex((entry) => entry.clip === clip && entry.stop === stop));
    if (isTouch.matches) list.focus(); // A keyboard on the screen would cover the list.
    else input.focus();
  }

  function close() {
    if (box.hidden) return;
    box.hidden = true;
    after();
  }

  function go(index) {
    close();
    goTo(places[index]);
  }

  const keys = {
    ArrowDown: () => choose(chosen + 1), ArrowUp: () => choose(chosen - 1),
    PageDown: () => choose(chosen + 10), PageUp: () => choose(chosen - 10),
    Enter: () => go(chosen), Escape: close,
  };
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (!(event.key in keys) || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("input", () => choose(found(input.value)));
  list.addEventListener("click", (event) => {
    const entry = event.target.closest("li");
    if (entry) go([...list.children].indexOf(entry));
  });
  return { open, close, toggle: () => (box.hidden ? open() : close()), isOpen: () => !box.hidden };
}

function option(page, { clip, stop, label, title }, index) {
  const item = page.createElement("li");
  Object.assign(item, { id: `place-${index}`, className: stop ? "part" : "whole", dir: "auto", lang: clip.language });
  item.setAttribute("role", "option");
  const number = page.createElement("b");
  number.textContent = label;
  item.append(number, ` ${title}`);
  return item;
}

// The place that is meant: its whole number, or else the first one whose number or title has what was typed.
function found(typed) {
  const text = typed.trim().toLowerCase();
  const tests = [
    (entry) => entry.label === text,
    (entry) => text && entry.label.startsWith(text),
    (entry) => entry.title.toLowerCase().includes(text),
  ];
  return Math.max(0, tests.map((test) => places.findIndex(test)).find((index) => index >= 0) ?? 0);
}
