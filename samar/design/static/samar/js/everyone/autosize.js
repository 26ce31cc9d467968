// A text area that grows with its text, where the stylesheet alone cannot do it.
import { behave } from "../behave.js";

behave("autosize", (area) => {
  if (CSS.supports("field-sizing", "content")) return;
  const fit = () => {
    const before = scrollY;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + 2}px`;
    scrollTo(0, before);
  };
  area.addEventListener("input", fit);
  fit();
});
