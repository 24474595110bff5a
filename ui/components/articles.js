export default function ({ data, parentElement, setTriggerValue }) {
  drawOnce(parentElement, "articles", data, (node) => {
    node.send ??= setTriggerValue;
    const held = node.getRootNode().activeElement?.dataset?.place;
    const count = el("span", { class: "quiet", "aria-live": "polite" });
    const remove = el("button", {
      class: "plain-button", type: "button", onclick: () => node.send("remove", ticked(node)),
    }, "Remove…");
    const bar = el("div", { class: "bar" }, count, remove);
    const update = () => {
      const n = ticked(node).length;
      bar.hidden = n === 0;
      count.textContent = n === 1 ? "1 article chosen" : `${n} articles chosen`;
    };
    node.replaceChildren(
      el("ul", { "aria-label": "Articles" }, data.items.map((item) => row(item, node, update))), bar);
    update();
    if (held) [...node.querySelectorAll(".title")].find((b) => b.dataset.place === held)?.focus();
  });
}

function ticked(node) {
  return [...node.querySelectorAll("input:checked")].map((box) => box.value);
}

function row(item, node, update) {
  return el("li", {},
    el("label", {}, el("input", { type: "checkbox", value: item.id, "aria-label": `Choose ${item.title}`, onchange: update })),
    el("div", {},
      el("button", {
        class: "title", type: "button", dir: "auto", "data-place": item.id, "aria-current": item.current ? "true" : null,
        onclick: (event) => { leaveFrom(event); node.send("open", item.id); },
      }, item.title),
      item.about && el("p", { class: "quiet", dir: "auto" }, item.about)));
}
