export default function ({ data, parentElement, setTriggerValue }) {
  drawOnce(parentElement, "choices", data, (node) => {
    const held = node.getRootNode().activeElement?.dataset?.id;
    node.replaceChildren(
      el("ul", { class: data.style, "aria-label": data.label }, data.items.map((item) =>
        el("li", {}, el("button", {
          type: "button", dir: "auto", title: data.style === "rows" ? item.text : null,
          "aria-current": item.current ? "page" : null, "data-id": item.id,
          onclick: () => { setTriggerValue("choose", item.id); leaveSidebar(node); },
        }, item.text)))));
    if (held) [...node.querySelectorAll("button")].find((b) => b.dataset.id === held)?.focus();
  });
}

// On a phone the sidebar lies over the page; what was chosen from it should be seen.
function leaveSidebar(node) {
  const sidebar = node.getRootNode().host?.closest('[data-testid="stSidebar"]');
  if (!sidebar || !window.matchMedia("(max-width: 48rem)").matches) return;
  sidebar.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
}
