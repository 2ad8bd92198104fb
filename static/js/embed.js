/* Films and maps from elsewhere: nothing is fetched before the click. Without script the button leads to the service. */

export function enhanceEmbed(block) {
  block.querySelector("[data-embed-load]").addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = block.dataset.embed;
    frame.title = block.dataset.embedTitle;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.tabIndex = 0;
    block.classList.add("embed-loaded");
    block.replaceChildren(frame);
    frame.focus();
  });
}
