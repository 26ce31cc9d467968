// The meter under a new passphrase: asks how strong it is when the typing pauses. Without it, sending the form tells.
const PAUSE = 400; // milliseconds
const SENT = ["csrfmiddlewaretoken", "name", "sign_in_name", "passphrase", "new_passphrase"];

for (const meter of document.querySelectorAll("[data-strength-of]")) {
  const form = meter.closest("form");
  const field = form.elements[meter.dataset.strengthOf];
  let waiting;
  let asked;

  async function judge() {
    asked?.abort();
    asked = new AbortController();
    const typed = new FormData();
    for (const name of SENT) {
      const isOther = name.endsWith("passphrase") && name !== field.name;
      if (form.elements[name] && !isOther) typed.set(name, form.elements[name].value);
    }
    try {
      const answer = await fetch(meter.dataset.judge, { method: "POST", body: typed, signal: asked.signal });
      if (!answer.ok || field.value === "") return;
      meter.innerHTML = await answer.text();
      meter.hidden = false;
    } catch {
      // The line is gone, or something newer was typed: the form itself still says what is too weak.
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    if (field.value === "") meter.hidden = true;
    else waiting = setTimeout(judge, PAUSE);
  });
}
