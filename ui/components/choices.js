export default function ({ data, parentElement, setTriggerValue }) {
  drawOnce(parentElement, "choices", data, (node) => {
    const held = node.getRootNode().activeElement?.dataset?.id;
    if (data.awaited) return node.replaceChildren(...places(data));
    node.replaceChildren(
      el("ul", { class: data.style, "aria-label": data.label }, data.items.map((item) =>
        el("li", {}, el("button", {
          type: "button", dir: "auto", title: data.style === "rows" ? item.text : null,
          "aria-current": item.current ? "page" : null, "data-id": item.id,
          onclick: () => setTriggerValue("choose", item.id),
        }, el("span", { class: "name" }, item.text), item.about && el("span", { class: "quiet" }, item.about))))));
    if (held) [...node.querySelectorAll("button")].find((b) => b.dataset.id === held)?.focus();
  });
}

// Empty cards where choices will be, so that nothing moves when they come.
function places(data) {
  const empty = Array.from({ length: data.awaited - 1 }, () => el("p", { class: "place", "aria-hidden": "true" }));
  return [el("div", { class: data.style }, el("p", { class: "place quiet", role: "status" }, data.label), empty)];
}
