// A button or link that opens the dialog named by data-opens; without script it is a link to the same content.
import { behave } from "../behave.js";

behave("opens", (control) => {
  const dialog = document.getElementById(control.dataset.opens);
  if (!dialog) return;
  control.hidden = false;
  control.addEventListener("click", (event) => {
    event.preventDefault();
    dialog.showModal();
  });
});
