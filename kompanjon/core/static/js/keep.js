// On a poor line: what is written stays in the browser until the server has said that it is saved.
// Each field is kept by itself, so that a field saved from another phone is not written over.
const form = document.querySelector("form[data-keep]");

if (form) {
  const said = form.querySelector("[data-kept]");
  const place = (name) => `keep:${form.dataset.keep}:${name}`;
  const writable = [...form.querySelectorAll("textarea[name], select[name], input[name]:not([type=hidden]):not([type=radio])")];
  const value = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
  const slot = (field) => place(field.type === "checkbox" ? `${field.name}=${field.value}` : field.name);
  const version = (field) => form.elements[`v:${field.name}`]?.value ?? "";
  const first = new Map(writable.map((field) => [field, value(field)]));
  const tell = (text, alert = true) => {
    if (!said || !text) return;
    said.textContent = text;
    said.classList.toggle("kept", alert);
  };
  const store = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null; // a browser that keeps nothing still sends the form
    }
  };

  // What was not sent last time comes back, unless the server holds a later text: then the page's own way of showing both.
  let back = 0;
  for (const field of writable) {
    const kept = store((shelf) => JSON.parse(shelf.getItem(slot(field))));
    if (!kept) continue;
    const moved = kept.sent && version(field) !== kept.version;
    if (moved || kept.text.trim() === value(field).trim()) {
      store((shelf) => shelf.removeItem(slot(field)));
      continue;
    }
    if (field.type === "checkbox") field.checked = kept.text === "1";
    else field.value = kept.text;
    const hidden = form.elements[`v:${field.name}`];
    if (hidden && kept.version) hidden.value = kept.version;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    back += 1;
  }
  if (back) tell(said?.dataset.back);

  form.addEventListener("input", ({ target }) => {
    if (!first.has(target)) return;
    const text = value(target);
    store((shelf) =>
      text === first.get(target)
        ? shelf.removeItem(slot(target))
        : shelf.setItem(slot(target), JSON.stringify({ text, version: version(target) })),
    );
    if (!navigator.onLine) tell(said?.dataset.here);
  });

  const unsent = () => writable.some((field) => store((shelf) => shelf.getItem(slot(field))) !== null);

  // Sent in the background when the line is back; the page is then fetched anew, with the versions the server now holds.
  const send = async () => {
    if (!navigator.onLine || !unsent()) return;
    const data = new FormData(form);
    data.set("go", "stay");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, redirect: "follow" });
      if (answer.ok && answer.redirected && answer.url.split("?")[0] === new URL(form.action).href) {
        for (const field of writable) store((shelf) => shelf.removeItem(slot(field)));
        tell(said?.dataset.sent, false);
        location.replace(answer.url);
      } else if (answer.status === 422) {
        form.requestSubmit();
      }
    } catch {
      tell(said?.dataset.here);
    }
  };

  addEventListener("online", send);
  addEventListener("offline", () => tell(said?.dataset.here));
  // What is on its way is marked so: if the server's version has moved on when the page comes back, it arrived.
  const onItsWay = () => {
    for (const field of writable) {
      const kept = store((shelf) => JSON.parse(shelf.getItem(slot(field))));
      if (kept) store((shelf) => shelf.setItem(slot(field), JSON.stringify({ ...kept, sent: true })));
    }
  };

  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return onItsWay();
    event.preventDefault();
    tell(said?.dataset.here);
    said?.scrollIntoView({ block: "center" });
  });
}
