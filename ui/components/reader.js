// The article with the cited words: a pane at the side where there is room, and a modal
// dialog (which keeps the keyboard inside) where there isn't. Escape closes either, from
// wherever on the page the keyboard is.
const wide = window.matchMedia("(min-width: 62.5rem)");

export default function ({ data, parentElement, setTriggerValue }) {
  let ui = parentElement.footnoteReader;
  if (!ui) {
    ui = parentElement.footnoteReader = build();
    parentElement.append(ui.pane, ui.dialog);
    ui.settle = () => settle(ui);
    ui.leave = (event) => { if (wide.matches && isForPage(event)) ui.send("close", true); };
    wide.addEventListener("change", ui.settle);
    window.addEventListener("keydown", ui.leave, true);
  }
  ui.send = setTriggerValue;
  const version = JSON.stringify(data);
  if (ui.version !== version) {
    const moved = ui.token !== data.token;
    ui.version = version;
    ui.token = data.token;
    ui.content.replaceChildren(...draw(data, ui));
    settle(ui);
    if (moved) show(ui);
  }
  return () => {
    wide.removeEventListener("change", ui.settle);
    window.removeEventListener("keydown", ui.leave, true);
    ui.dialog.close();
    goBack();
  };
}

function build() {
  const ui = { content: el("div", { class: "content" }) };
  ui.pane = el("section", { class: "pane", "aria-label": "Article" });
  ui.dialog = el("dialog", { class: "overlay", "aria-label": "Article" });
  ui.dialog.addEventListener("cancel", (event) => { event.preventDefault(); ui.send("close", true); });
  return ui;
}

function settle(ui) {
  ui.pane.hidden = !wide.matches;
  (wide.matches ? ui.pane : ui.dialog).append(ui.content);
  if (wide.matches) ui.dialog.close();
  else if (!ui.dialog.open) ui.dialog.showModal();
}

function show(ui) {
  const target = ui.content.querySelector("mark.current") ?? ui.content.querySelector("h2");
  target.focus({ preventScroll: true });
  const scroller = ui.content.querySelector(".page");
  const top = target.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  // A third of the way down: what leads up to the words is in view with them.
  scroller.scrollTop += top - scroller.clientHeight / 3;
}

function draw(data, ui) {
  const step = (by, text, sign) => el("button", {
    class: "plain-button step", type: "button", "aria-label": text, title: text,
    disabled: data.position + by < 1 || data.position + by > data.of,
    onclick: () => ui.send("go", data.position - 1 + by),
  }, sign);
  return [
    el("div", { class: "bar" },
      el("div", { class: "where" },
        el("p", { class: "name", dir: "auto" }, data.title),
        el("p", { class: "quiet", dir: "auto", "aria-live": "polite" },
          byline([data.of > 0 && `${data.kind} ${data.position} of ${data.of}`, data.of > 0 && data.about]))),
      el("span", { class: "steps" },
        data.of > 1 && [step(-1, `Previous ${data.kind.toLowerCase()}`, "‹"), step(1, `Next ${data.kind.toLowerCase()}`, "›")],
        el("button", { class: "plain-button step", type: "button", "aria-label": "Close the article", title: "Close", onclick: () => ui.send("close", true) }, "×"))),
    el("div", { class: "page", tabindex: "0", role: "group", "aria-label": "Text of the article" }, article(data)),
  ];
}

function article(data) {
  return el("article", {},
    data.notice && el("p", { class: "notice" }, data.notice),
    data.about && el("p", { class: "quiet about", dir: "auto" }, data.about),
    el("h2", { tabindex: "-1", dir: "auto" }, marked(data.heading)),
    data.link && el("p", { class: "quiet" },
      el("a", { href: data.link, target: "_blank", rel: "noopener noreferrer" }, "Read it where it was published")),
    el("div", { class: "text" }, data.paragraphs.map((pieces) => el("p", { dir: "auto" }, marked(pieces)))));
}

function marked(pieces) {
  return pieces.map((piece) => piece.mark
    ? el("mark", { class: piece.mark, tabindex: piece.mark === "current" ? "-1" : null }, piece.text)
    : piece.text);
}
