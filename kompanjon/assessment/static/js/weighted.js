// The weighted mean while you score. Without it the server works it out when you save.
const lang = document.documentElement.lang;
const said = (mean) => mean.toLocaleString(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

for (const form of document.querySelectorAll("[data-weighted]")) {
  const output = form.querySelector("[data-mean]");
  form.addEventListener("change", () => {
    const chosen = [...form.querySelectorAll("input[data-weight]:checked")];
    const whole = chosen.reduce((sum, one) => sum + Number(one.dataset.weight), 0);
    const got = chosen.reduce((sum, one) => sum + Number(one.dataset.weight) * Number(one.value), 0);
    if (whole) output.textContent = said(Math.floor((200 * got + whole) / (2 * whole)) / 100);
  });
}
