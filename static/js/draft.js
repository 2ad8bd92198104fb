/* Keeps what is typed in a form for as long as the tab lives, so that a lost line or a wrong key loses nothing. */

const PREFIX = "draft:";

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key));
  } catch {
    return null; // storage is forbidden, or full of something else
  }
}

function write(key, values) {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(values));
  } catch {
    // forbidden or full: the form works all the same
  }
}

export function forgetDraft(key) {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // forbidden: there is none
  }
}

function fields(form) {
  return [...form.elements].filter(
    (field) => field.name && !field.name.startsWith("f-") && field.name !== "csrfmiddlewaretoken",
  );
}

function isTick(field) {
  return field.type === "checkbox" || field.type === "radio";
}

function valuesOf(form) {
  return fields(form).map((field) => [field.name, isTick(field) ? field.checked && field.value : field.value]);
}

function restore(form, values) {
  const left = new Map();
  for (const [name, value] of values) {
    left.set(name, [...(left.get(name) ?? []), value]);
  }
  let changed = false;
  for (const field of fields(form)) {
    const value = left.get(field.name)?.shift();
    if (isTick(field) && value === field.value && !field.checked) {
      field.checked = changed = true;
    } else if (!isTick(field) && typeof value === "string" && value && !field.value) {
      field.value = value;
      changed = true;
    }
  }
  return changed;
}

export function keepDraft(form) {
  const key = form.dataset.draft;
  const status = form.querySelector("[data-draft-status]");
  const draft = read(key);
  if (draft && !("draftShown" in form.dataset) && restore(form, draft)) {
    status.textContent = form.dataset.draftKept;
  }
  form.addEventListener("input", () => write(key, valuesOf(form)));

  let sending = false;
  form.addEventListener("submit", (event) => {
    write(key, valuesOf(form));
    if (!navigator.onLine) {
      event.preventDefault();
      status.textContent = form.dataset.draftOffline;
    } else if (sending) {
      event.preventDefault(); // pressed twice
    } else {
      sending = true;
      status.textContent = "";
    }
  });
  addEventListener("pageshow", () => {
    sending = false; // back again, by the browser's memory
  });
  addEventListener("online", () => {
    status.textContent = "";
  });
}
