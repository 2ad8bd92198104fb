/* Passkeys: fetches the browser's options, lets the device ask its owner, and sends the answer as an ordinary form.
   A form says which with data-passkey="get" or "create". Forms that are no use without script are hidden until now. */

const toBytes = (text) => {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function readable({ publicKey }) {
  const known = (list = []) => list.map((credential) => ({ ...credential, id: toBytes(credential.id) }));
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) {
    options.user = { ...options.user, id: toBytes(options.user.id) };
    options.excludeCredentials = known(options.excludeCredentials);
  } else {
    options.allowCredentials = known(options.allowCredentials);
  }
  return { publicKey: options };
}

function writable(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) {
      parts[name] = toText(response[name]);
    }
  }
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response: parts,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

/* The browser offers passkeys among the addresses it fills in, for as long as the page stands there. The button
   takes over: a page can have only one question open. */
let offer = null;

/* The question is kept in the session, and so is the code that is asked for: sent at the same moment, the one would
   overwrite the other. Another form waits until the question has been fetched. */
let asking = null;

document.addEventListener("submit", (event) => {
  if (asking && !event.target.dataset.passkey) {
    event.preventDefault();
    asking.catch(() => {}).finally(() => event.target.requestSubmit(event.submitter));
  }
});

async function perform(form, { mediation } = {}) {
  offer?.abort();
  offer = mediation ? new AbortController() : null;
  const own = offer;
  asking = fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
  }).finally(() => {
    asking = null;
  });
  const answer = await asking;
  if (!answer.ok) {
    throw new Error(`No options: ${answer.status}`);
  }
  const asked = readable(await answer.json());
  if (own?.signal.aborted) {
    return;
  }
  if (own) {
    Object.assign(asked, { mediation, signal: own.signal });
  }
  const credential = await navigator.credentials[form.dataset.passkey](asked);
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "credential";
  field.value = JSON.stringify(writable(credential));
  form.append(field);
  form.submit();
}

export function enhancePasskey(form) {
  const status = form.querySelector("[data-passkey-status]");
  if (!window.PublicKeyCredential) {
    status.textContent = status.dataset.missing ?? "";
    return;
  }
  form.hidden = false;
  if (form.dataset.passkey === "get" && "passkeyOffer" in form.dataset) {
    PublicKeyCredential.isConditionalMediationAvailable?.().then((can) => {
      if (can) {
        perform(form, { mediation: "conditional" }).catch(() => {}); // nobody asked, so nobody is told
      }
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    status.textContent = "";
    perform(form).catch(() => {
      status.textContent = status.dataset.failed; // the reader changed their mind, or the time ran out
    });
  });
}
