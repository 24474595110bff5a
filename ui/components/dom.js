// Shared by the components. Everything that is shown goes through `el`, which only ever
// makes text nodes and attributes: an article that holds markup stays text.

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(9).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

// The element that a component fills. Data that hasn't changed isn't drawn again, so that
// focus, scrolling and opened details survive the page's reruns.
function drawOnce(parent, name, data, draw) {
  let root = parent.footnoteRoot;
  if (!root) {
    root = parent.footnoteRoot = el("div", { class: name });
    parent.append(root);
  }
  const version = JSON.stringify(data);
  if (root.version !== version) {
    root.version = version;
    draw(root);
  }
  return root;
}

function byline(parts) {
  return parts.filter(Boolean).join(" · ");
}

// Whether a key is an Escape that is meant for the page: what lies over it (a menu, a list, a
// dialog) takes its own. To be asked while the event is on its way down, before they close.
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], ' +
  '[aria-haspopup][aria-expanded="true"], [role="combobox"][aria-expanded="true"], dialog[open]';

function isForPage(event) {
  return event.key === "Escape" && !event.isComposing && !document.querySelector(OVER_THE_PAGE);
}

// The reader takes the keyboard when it opens and gives it back when it is closed: to the
// place it was opened from, for the button itself may have been drawn again meanwhile.
function leaveFrom(event) {
  const button = event.currentTarget;
  window.footnoteCameFrom = { root: button.getRootNode(), place: button.dataset.place };
}

function goBack() {
  const from = window.footnoteCameFrom;
  window.footnoteCameFrom = null;
  const find = () => from?.root.querySelector(`[data-place="${from.place}"]`);
  // After the page is drawn without the reader, or the focus would be lost with it.
  setTimeout(() => find()?.focus({ preventScroll: true }), 0);
}
