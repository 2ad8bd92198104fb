/* Saves what a representative types: on the server as they type, and in this device while the line is down. */

const PREFIX = "report:";
const WAIT = 2500; // milliseconds after the last key

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null; // storage is forbidden, or full of something else
  }
}

function store(key, values) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // forbidden or full: the server has it
  }
}

export function forgetWriting(key) {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // forbidden: there is none
  }
}

function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (field.name && field.name !== "gor" && field.name !== "version" && field.type !== "file") {
      values[field.name] = field.type === "checkbox" ? field.checked : field.value;
    }
  }
  return values;
}

function restore(form, values) {
  let changed = false;
  for (const field of form.elements) {
    if (!(field.name in values) || field.type === "file" || field.type === "hidden") {
      continue;
    }
    const value = values[field.name];
    if (field.type === "checkbox" ? field.checked !== value : field.value !== value) {
      changed = true;
      if (field.type === "checkbox") {
        field.checked = value;
      } else {
        field.value = value;
      }
    }
  }
  return changed;
}

function countWords(form) {
  const text = form.elements.text;
  const place = form.querySelector("[data-writer-count]");
  if (text && place) {
    const words = text.value.split(/\s+/).filter(Boolean).length;
    place.textContent = form.dataset.writerWords.replace("{}", words);
  }
}

export function keepWriting(form) {
  const key = form.dataset.writer;
  const status = form.querySelector("[data-writer-status]");
  let timer = 0;
  let running = null;
  let stopped = false;
  let sending = false;
  let changed = false;

  const kept = stored(key);
  if (kept && !("writerShown" in form.dataset) && restore(form, kept)) {
    status.textContent = form.dataset.writerKept;
    changed = true;
  }
  countWords(form);

  async function save() {
    if (stopped || sending || running) {
      return;
    }
    changed = false;
    const data = new FormData(form);
    data.delete("bild");
    data.set("gor", "autospara");
    running = fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    try {
      const answer = await running;
      const said = await answer.json();
      if (answer.ok) {
        form.elements.version.value = said.version;
        status.textContent = said.saved || status.textContent;
        if (!changed) {
          forgetWriting(key);
        }
      } else {
        stopped = true; // somebody else has saved: the next press of a button shows both texts
        status.textContent = said.problem || form.dataset.writerFailed;
      }
    } catch {
      changed = true;
      status.textContent = navigator.onLine ? form.dataset.writerFailed : form.dataset.writerOffline;
    } finally {
      running = null;
      if (changed && !stopped) {
        plan();
      }
    }
  }

  function plan() {
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }

  if (changed) {
    plan();
  }
  form.addEventListener("input", () => {
    changed = true;
    store(key, typed(form));
    countWords(form);
    plan();
  });
  form.addEventListener("submit", (event) => {
    store(key, typed(form));
    if (!navigator.onLine) {
      event.preventDefault();
      status.textContent = form.dataset.writerOffline;
    } else if (sending) {
      event.preventDefault(); // pressed twice
    } else if (running) {
      // What is being saved right now decides which draft this one builds on.
      event.preventDefault();
      const pressed = event.submitter;
      running.catch(() => {}).finally(() => setTimeout(() => form.requestSubmit(pressed), 50));
    } else {
      clearTimeout(timer);
      sending = true;
    }
  });
  addEventListener("pageshow", () => {
    sending = false; // back again, by the browser's memory
  });
  addEventListener("online", save);
}
