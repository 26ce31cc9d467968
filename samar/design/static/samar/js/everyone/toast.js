// The line that tells what was done goes away by itself, unless someone is on it.
import { behave } from "../behave.js";

const SHOWN = 8000; // milliseconds

behave("toast", (toast) => {
  const close = toast.querySelector("button");
  close.hidden = false;
  close.addEventListener("click", () => toast.remove());
  setTimeout(function go() {
    if (toast.matches(":hover, :focus-within")) setTimeout(go, SHOWN);
    else toast.remove();
  }, SHOWN);
});
