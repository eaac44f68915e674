// Saves each answer within three seconds, and keeps it while there is no connection. Without it every page is saved when left.
const form = document.getElementById("answers");
const line = document.getElementById("saved");
const shelf = `answers:${location.pathname}`;
const posted = "answers:posted"; // the shelf of the page that was left last: emptied once another page has come back
const waiting = new Map();
let timer, busy = false;

const keep = () => sessionStorage.setItem(shelf, JSON.stringify([...waiting]));
const fields = (name) => [...form.elements].filter((field) => field.name === name);
const choosable = (field) => field.type === "radio" || field.type === "checkbox";
const values = (name) => fields(name).filter((f) => (choosable(f) ? f.checked : f.value)).map((f) => f.value);

function put_back(name, list) {
  let place = 0;
  for (const field of fields(name)) {
    if (choosable(field)) field.checked = list.includes(field.value);
    else field.value = list[place++] ?? "";
  }
}

function tell_waiting() {
  line.textContent = form.dataset.waiting;
  line.classList.remove("saved");
}

async function send() {
  if (busy || !waiting.size) return;
  busy = true;
  const sent = [...waiting];
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  for (const [name, list] of sent) (list.length ? list : [""]).forEach((value) => body.append(name, value));
  try {
    const answer = await fetch(location.href, { method: "POST", body, headers: { "X-Save": "1" }, redirect: "error" });
    if (answer.status === 409) {
      line.textContent = (await answer.json()).told;
      line.classList.remove("saved");
      return; // nothing more is saved from this page
    }
    if (!answer.ok) throw new Error(answer.status);
    const { saved } = await answer.json();
    for (const [name, list] of sent) if (waiting.get(name) === list) waiting.delete(name);
    line.textContent = `${form.dataset.saved} ${saved}`;
    line.classList.add("saved");
  } catch {
    tell_waiting();
    clearTimeout(timer);
    timer = setTimeout(send, 5000);
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
form.addEventListener("submit", (event) => {
  if (!navigator.onLine) {
    event.preventDefault();
    tell_waiting();
    return;
  }
  clearTimeout(timer);
  sessionStorage.setItem(posted, shelf);
});
addEventListener("online", send);

const left = sessionStorage.getItem(posted);
if (left && (left !== shelf || document.querySelector(".errors"))) sessionStorage.removeItem(left);
sessionStorage.removeItem(posted);
for (const [name, list] of JSON.parse(sessionStorage.getItem(shelf) || "[]")) {
  waiting.set(name, list);
  put_back(name, list);
}
send();
