/* Everything here only enhances: each page works without it. Modules are fetched by the pages that need them. */
import { closeOnEscape } from "./disclosure.js";

closeOnEscape(document.querySelectorAll("[data-closes-on-escape]"));

for (const element of document.querySelectorAll("[data-share]")) {
  import("./share.js").then(({ enhanceShare }) => enhanceShare(element));
}
for (const element of document.querySelectorAll("[data-embed]")) {
  import("./embed.js").then(({ enhanceEmbed }) => enhanceEmbed(element));
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
for (const form of document.querySelectorAll("[data-passkey]")) {
  import("./passkeys.js").then(({ enhancePasskey }) => enhancePasskey(form));
}
const summary = document.querySelector("[data-error-summary]");
if (summary) {
  summary.focus();
}
