/* Titles suggested while somebody types in a search field: the combobox pattern of the ARIA practices guide.
   The field works as before without it, and Enter without a chosen title searches. */

const PAUSE = 180; // milliseconds after the last key
const SHORTEST = 2; // letters

export function enhanceSearch(form) {
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[data-suggestions-list]");
  const status = form.querySelector("[data-suggestions-status]");
  let timer;
  let asked;
  let chosen = -1;

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.autocomplete = "off";

  const options = () => [...list.children];

  function choose(index) {
    chosen = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", options()[index].id);
      options()[index].scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ title, what, url }, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = url;
        const name = document.createElement("span");
        name.textContent = title;
        const kind = document.createElement("span");
        kind.className = "small";
        kind.textContent = what;
        option.append(name, " ", kind);
        return option;
      }),
    );
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    const { one, many } = status.dataset;
    status.textContent = list.hidden ? "" : suggestions.length === 1 ? one : `${suggestions.length} ${many}`;
  }

  async function ask() {
    asked?.abort();
    const query = field.value.trim();
    if (query.length < SHORTEST) {
      close();
      return;
    }
    asked = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?q=${encodeURIComponent(query)}`;
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok && document.activeElement === field) {
        show((await answer.json()).suggestions);
      }
    } catch {
      // a newer question, or no network: the field itself still searches
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      choose(chosen === last ? -1 : chosen + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      choose(chosen === -1 ? last : chosen - 1);
    } else if (event.key === "ArrowDown" && list.children.length) {
      event.preventDefault();
      ask();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      window.location.assign(options()[chosen].dataset.url);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      window.location.assign(option.dataset.url);
    }
  });
  field.addEventListener("blur", () => {
    clearTimeout(timer);
    asked?.abort();
    close();
  });
}
