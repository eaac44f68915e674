// Saves each answer within three seconds, and keeps it while there is no connection. Without it every page is saved when left.
const form = document.getElementById("answers");
const line = document.getElementById("saved");
const shelf = `answers:${location.pathname}`;
const waiting = new Map(JSON.parse(sessionStorage.getItem(shelf) || "[]"));
let timer, busy = false;

const keep = () => sessionStorage.setItem(shelf, JSON.stringify([...waiting]));
const fields = (name) => [...form.elements].filter((field) => field.name === name);
const values = (name) => fields(name).filter((f) => (f.type === "radio" || f.type === "checkbox" ? f.checked : f.value)).map((f) => f.value);

async function send() {
  if (busy || !waiting.size) return;
  busy = true;
  const sent = [...waiting];
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  for (const [name, list] of sent) (list.length ? list : [""]).forEach((value) => body.append(name, value));
  try {
    const answer = await fetch(location.href, { method: "POST", body, headers: { "X-Save": "1" }, redirect: "error" });
    if (!answer.ok) throw new Error(answer.status);
    const { saved } = await answer.json();
    for (const [name, list] of sent) if (waiting.get(name) === list) waiting.delete(name);
    line.textContent = `${form.dataset.saved} ${saved}`;
    line.classList.add("saved");
  } catch {
    line.textContent = form.dataset.waiting;
    line.classList.remove("saved");
    timer = setTimeout(send, 10000);
  }
  busy = false;
  keep();
}

form.addEventListener("input", ({ target }) => {
  if (!target.name || target.name === "csrfmiddlewaretoken" || target.name.endsWith("-declined")) return;
  waiting.set(target.name, values(target.name));
  keep();
  clearTimeout(timer);
  timer = setTimeout(send, 1500);
});
form.addEventListener("submit", () => { clearTimeout(timer); waiting.clear(); keep(); });
addEventListener("online", send);
send();
