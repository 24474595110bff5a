// On a phone the sidebar is a menu that lies over the page: it goes away once something was
// chosen from it, so that this is seen, and with Escape. The keyboard goes in and out with it.
const narrow = window.matchMedia("(max-width: 48rem)");
const menu = () => document.querySelector('[data-testid="stSidebar"]');
// Of these two buttons Streamlit draws the one that does something.
const opening = () => document.querySelector('[data-testid="stExpandSidebarButton"]');
const closing = () => menu()?.querySelector('[data-testid="stSidebarCollapseButton"] button');

export default function () {
  // On the way down, since Streamlit stops some of these events on their way up.
  window.addEventListener("click", atClick, true);
  window.addEventListener("keydown", atEscape, true);
  return () => {
    window.removeEventListener("click", atClick, true);
    window.removeEventListener("keydown", atEscape, true);
  };
}

function atClick(event) {
  const path = event.composedPath();
  const clicked = path.find((node) => node.matches?.("a[href], button"));
  if (clicked && clicked === opening()) focusNext(closing);
  else if (clicked && clicked === closing()) focusNext(opening);
  else if (clicked && path.includes(menu())) leave();
}

function atEscape(event) {
  if (closing() && isForPage(event)) leave();
}

// After the click has done what it does: on what it takes for phones, Streamlit may have
// closed the menu by itself, and there is no button any more.
function leave() {
  if (!narrow.matches) return;
  setTimeout(() => closing()?.click(), 0);
  focusNext(opening);
}

// Once the button is there: the other one, which had the focus, goes when it comes.
function focusNext(button, tries = 10) {
  if (!narrow.matches || tries === 0) return;
  setTimeout(() => (button() ? button().focus() : focusNext(button, tries - 1)), 20);
}
