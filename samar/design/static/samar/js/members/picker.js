// The words of a sentence follow what is ticked in its panel; data-none says it when nothing is.
import { behave } from "../behave.js";

behave("picker", (pick) => {
  const summary = pick.querySelector("summary");
  const said = () => {
    const chosen = [...pick.querySelectorAll("input:checked")].map((input) => input.labels[0]?.textContent.trim());
    const own = [...pick.querySelectorAll("input[type=text]")].map((input) => input.value.trim());
    const words = [...chosen, ...own].filter(Boolean);
    summary.textContent = words.length
      ? new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(words)
      : pick.dataset.none;
  };
  pick.addEventListener("input", said);
  said();
});
