// Behaviours by name. An element asks for one or more with data-behaviour="name other-name".
const behaviours = new Map();
const attached = new WeakMap();

export function behave(name, attach) {
  behaviours.set(name, attach);
  attachIn(document);
}

function attachIn(root) {
  for (const element of root.querySelectorAll("[data-behaviour]")) {
    const done = attached.get(element) ?? new Set();
    attached.set(element, done);
    for (const name of element.dataset.behaviour.split(" ")) {
      if (!behaviours.has(name) || done.has(name)) continue;
      done.add(name);
      behaviours.get(name)(element);
    }
  }
}

document.addEventListener("htmx:after:process", (event) => attachIn(event.target.parentNode ?? document));
