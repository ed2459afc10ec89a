const form = document.querySelector("form");
const interpretations = [...document.querySelectorAll(".reading")];

function filter() {
  const words = form.words.value.toLowerCase().split(/\s+/);
  const statuses = new Set([...form.querySelectorAll("[name=status]:checked")].map(input => input.value));
  for (const article of interpretations) {
    const text = article.textContent.toLowerCase();
    article.hidden = !statuses.has(article.dataset.status) || !words.every(word => text.includes(word));
  }
  const visible = interpretations.filter(article => !article.hidden);
  form.querySelector("output").value = `${visible.length} of ${interpretations.length}`;
}

// A link to a hidden interpretation clears the filter.
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hidden) {
    form.reset();
    filter();
    target.scrollIntoView();
  }
}

form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", reveal);
filter();
