/* The share block: copying, the device's own share sheet and printing. No third-party code. */

const SHOWN_FOR = 4000; // milliseconds that "The link is copied" stays

export function enhanceShare(block) {
  const field = block.querySelector("input");
  const status = block.querySelector("[data-share-status]");

  const copy = block.querySelector("[data-share-copy]");
  const label = copy.textContent;
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy"); // pages served without HTTPS have no clipboard
    }
    copy.textContent = copy.dataset.copied;
    status.textContent = copy.dataset.copied;
    setTimeout(() => {
      copy.textContent = label;
      status.textContent = "";
    }, SHOWN_FOR);
  });

  const native = block.querySelector("[data-share-native]");
  if (navigator.share) {
    native.hidden = false;
    native.querySelector("a").addEventListener("click", (event) => {
      event.preventDefault();
      navigator.share({ title: document.title, url: field.value }).catch(() => {}); // the reader changed their mind
    });
  }

  const print = block.querySelector("[data-share-print]");
  print.hidden = false;
  print.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}
