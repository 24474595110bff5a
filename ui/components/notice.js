export default function ({ data, parentElement }) {
  drawOnce(parentElement, "notice", data, (node) => {
    if (data.kind === "error") node.setAttribute("role", "alert");
    node.replaceChildren(...data.lines.map((line) =>
      el(data.kind === "heading" ? "h1" : "p", { class: data.kind, dir: "auto" }, line)));
  });
}
