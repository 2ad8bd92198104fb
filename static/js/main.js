/* Everything here only enhances: each page works without it. Modules are fetched by the pages that need them. */

/* Menus made of <details>: Escape closes them and gives focus back, a click elsewhere closes them too. */
function closeOnEscape(menus) {
  for (const menu of menus) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) {
        menu.open = false;
      }
    });
  }
}

closeOnEscape(document.querySelectorAll("[data-closes-on-escape]"));

for (const element of document.querySelectorAll("[data-share]")) {
  import("./share.js").then(({ enhanceShare }) => enhanceShare(element));
}
for (const element of document.querySelectorAll("[data-embed]")) {
  import("./embed.js").then(({ enhanceEmbed }) => enhanceEmbed(element));
}
for (const element of document.querySelectorAll("[data-suggestions]")) {
  import("./suggestions.js").then(({ enhanceSearch }) => enhanceSearch(element));
}
const drafts = document.querySelectorAll("[data-draft], [data-draft-sent]");
if (drafts.length) {
  import("./draft.js").then(({ keepDraft, forgetDraft }) => {
    for (const element of drafts) {
      if (element.dataset.draftSent) {
        forgetDraft(element.dataset.draftSent);
      } else {
        keepDraft(element);
      }
    }
  });
}
const written = document.querySelectorAll("[data-writer], [data-writer-done]");
if (written.length) {
  import("./writer.js").then(({ keepWriting, forgetWriting }) => {
    for (const element of written) {
      if (element.dataset.writerDone) {
        forgetWriting(element.dataset.writerDone);
      }
    }
    for (const form of document.querySelectorAll("[data-writer]")) {
      keepWriting(form);
    }
  });
}
for (const form of document.querySelectorAll("[data-passkey]")) {
  import("./passkeys.js").then(({ enhancePasskey }) => enhancePasskey(form));
}
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
}
