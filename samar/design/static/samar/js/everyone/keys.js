// "?" shows the keys; "g" and then a letter follows the link that bears it as data-key.
import { behave } from "../behave.js";

behave("keys", (link) => {
  let going = false;

  async function show() {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const dialog = document.createElement("dialog");
    const close = document.createElement("button");
    close.className = "button button-quiet";
    close.textContent = link.dataset.close;
    close.onclick = () => dialog.close();
    dialog.className = "dialog stack";
    dialog.onclose = () => dialog.remove();
    dialog.append(...page.querySelector("main").children, close);
    dialog.setAttribute("aria-label", link.textContent);
    document.body.append(dialog);
    dialog.showModal();
  }

  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
    const wasGoing = going;
    going = event.code === "KeyG" && !wasGoing;
    if (event.key === "?" || event.key === "؟") {
      if (!document.querySelector("dialog[open]")) show();
    } else if (wasGoing && /^Key[A-Z]$/.test(event.code)) {
      document.querySelector(`[data-key="${event.code.at(-1).toLowerCase()}"]`)?.click();
    }
  });
});
