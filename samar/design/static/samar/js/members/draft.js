// Keeps a draft on the server while one writes, and says so in words (all words come from data attributes).
import { behave } from "../behave.js";

const PAUSE = 3000; // milliseconds without a key

behave("draft", (form) => {
  const state = form.querySelector("[data-draft-state]");
  let timer, changed = false, busy = false;

  async function keep() {
    if (busy || !changed) return;
    busy = true;
    changed = false;
    state.textContent = state.dataset.keeping;
    const typed = new FormData(form);
    typed.delete("once");
    typed.set("act", "keep");
    try {
      const headers = { Accept: "application/json" };
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: typed, headers });
      const told = await answer.json();
      state.textContent = told.said;
      if (!answer.ok) throw new Error(answer.status);
      if (told.url) form.dataset.draftUrl = told.url;
      if (told.url) history.replaceState(null, "", told.url);
      if (told.url) form.action = told.url;
      if (!changed) delete form.dataset.unsent;
    } catch (problem) {
      if (problem.message !== "422") state.textContent = state.dataset.unkept;
      changed = true;
    }
    busy = false;
    if (changed) later();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  form.addEventListener("input", () => {
    changed = true;
    later();
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    changed = false; // what is sent must not come back as a draft
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
});
