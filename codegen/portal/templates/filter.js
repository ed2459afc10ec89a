const form = document.querySelector("form");
const readings = [...document.querySelectorAll(".reading")];

function filter() {
  const words = form.words.value.toLowerCase().split(/\s+/);
  const chosen = new Set([...form.querySelectorAll("[name=status]:checked")].map(one => one.value));
  for (const one of readings) {
    const text = one.textContent.toLowerCase();
    one.hidden = !chosen.has(one.dataset.status) || !words.every(word => text.includes(word));
  }
  form.querySelector("output").value = `${readings.filter(one => !one.hidden).length} of ${readings.length}`;
}

// A link to a reading shows it, whatever was filtered.
function reveal() {
  const wanted = document.getElementById(location.hash.slice(1));
  if (wanted?.hidden) {
    form.reset();
    filter();
    wanted.scrollIntoView();
  }
}

form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", reveal);
filter();
