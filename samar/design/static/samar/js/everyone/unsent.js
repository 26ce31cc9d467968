// Ask before leaving a form whose text was neither sent nor kept. Never in the way of the quick exit.
import { behave } from "../behave.js";

behave("unsent", (form) => {
  form.addEventListener("input", () => (form.dataset.unsent = ""));
  form.addEventListener("submit", () => delete form.dataset.unsent);
  window.addEventListener("beforeunload", (event) => {
    const leaving = "leaving" in document.documentElement.dataset;
    if ("unsent" in form.dataset && form.isConnected && !leaving) event.preventDefault();
  });
});
