// Leave at once: on the link, on Shift three times within a second, and in every other tab of this site.
import { behave } from "../behave.js";

behave("exit", (link) => {
  const others = "BroadcastChannel" in window ? new BroadcastChannel("leave") : null;
  let presses = [];

  function leave() {
    document.documentElement.dataset.leaving = "";
    fetch(link.href, { method: "POST", keepalive: true, redirect: "manual" }).catch(() => {});
    others?.postMessage("");
    away();
  }

  function away() {
    document.documentElement.dataset.leaving = "";
    location.replace(link.dataset.away);
    document.title = "";
    document.body.replaceChildren();
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) presses = [...presses.filter((then) => event.timeStamp - then < 1000), event.timeStamp];
    if (presses.length >= 3) leave();
  });
  if (others) others.onmessage = away;
});
