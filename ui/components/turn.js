export default function ({ data, parentElement, setTriggerValue }) {
  const root = drawOnce(parentElement, "turn", data, (node) => {
    if (!node.firstChild) {
      // The region stands before the answer comes, so that screen readers announce it.
      node.append(el("div", { class: "asked" }), el("div", { class: "answer", "aria-live": "polite" }));
    }
    const held = focusedPlace(node);
    const [asked, answer] = node.children;
    // Only an answer that is new is read out, not one in which something was clicked.
    const fresh = data.state === "pending" || node.dataset.state === "pending";
    answer.setAttribute("aria-live", fresh ? "polite" : "off");
    asked.replaceChildren(...question(data));
    answer.setAttribute("aria-busy", data.state === "pending");
    answer.replaceChildren(...body(data, node));
    // Once: an answer that grows must not pull the page back from where it is being read.
    if (fresh && node.dataset.state !== data.state) bring(node);
    node.dataset.state = data.state;
    held && answer.querySelector(`[data-place="${held}"]`)?.focus({ preventScroll: true });
  });
  root.send = (name, value) => setTriggerValue(name, value);
}

// What was just asked goes to the top, so that its answer is read from its beginning.
function bring(node) {
  requestAnimationFrame(() => node.scrollIntoView({ block: "start" }));
}

// Drawing again must not throw the keyboard out of the answer.
function focusedPlace(node) {
  return node.getRootNode().activeElement?.dataset?.place;
}

function question(data) {
  return [
    el("h2", { class: "question", dir: "auto" }, data.question),
    data.understood &&
      el("p", { class: "quiet understood" }, "Understood as ", el("q", { dir: "auto" }, data.understood)),
    data.preferred && el("p", { class: "quiet preferred" }, data.preferred),
  ].filter(Boolean);
}

function body(data, root) {
  const send = (name, value) => root.send(name, value);
  const parts = [];
  if (data.state === "pending") {
    const growing = data.claims.length > 0 || data.writing;
    if (growing) parts.push(...claims(data, send));
    parts.push(el("div", { class: "quiet pending" }, el("span", { class: "pulse" }), el("p", {}, data.status),
      growing && el("button", {
        class: "plain-button", type: "button", "data-place": "stop", onclick: () => send("stop", data.n),
      }, "Stop")));
  } else if (data.state === "stopped") {
    parts.push(
      el("div", { class: "stopped" },
        el("p", {}, data.status),
        el("button", { class: "plain-button", type: "button", onclick: () => send("again", data.n) }, "Ask again")),
    );
  } else if (data.abstained) {
    parts.push(abstention(data, send));
  } else {
    parts.push(...claims(data, send));
    data.unanswered.forEach((part) => parts.push(
      el("p", { class: "unanswered" }, "Your articles don't say: ", el("q", { dir: "auto" }, part))));
    if (data.disagreements.length) parts.push(disagreements(data));
    parts.push(sources(data));
  }
  if (data.evidence.length) parts.push(evidence(data, send));
  if (data.state === "done") parts.push(foot(data, send));
  return parts;
}

// The claims, the sentence that is being written, and what is to be said of them all.
function claims(data, send) {
  return [
    data.note && el("p", { class: "note", role: "note" }, data.note),
    data.premises.length > 0 && el("div", { class: "premises", role: "note" },
      data.premises.map((p) => el("p", { dir: "auto" }, p.text, " ", chip(p.citation, data, send)))),
    el("ol", { class: "claims" }, data.claims.map((c) => claim(c, data, send)),
      data.writing && el("li", { class: "claim writing" }, el("p", { class: "words", dir: "auto" }, data.writing))),
  ].filter(Boolean);
}

function claim(claim, data, send) {
  return el("li", { class: `claim ${claim.verdict}` },
    claim.speaker && el("p", { class: "speaker", dir: "auto" }, claim.speaker),
    el("p", { class: "words", dir: "auto", title: claim.verdict_folded ? claim.verdict_text : null },
      claim.pieces.map((p) => (p.mark ? el("mark", { class: "phrase" }, p.text) : p.text)),
      claim.citations.map((c) => [" ", chip(c, data, send)])),
    claim.leans_on && el("p", { class: "quiet leaning", dir: "auto" },
      claim.leans_on.text, " ", chip(claim.leans_on.citation, data, send)),
    el("p", { class: `quiet verdict${claim.verdict_folded ? " hidden-text" : ""}` }, claim.verdict_text,
      claim.wrong && [". ", el("span", { class: "wrong", dir: "auto" }, claim.wrong)]));
}

function chip(citation, data, send) {
  const open = data.open && data.open.kind === "citation" && data.open.index === citation.index;
  return el("button", {
    class: "chip", type: "button", "aria-label": citation.label, "aria-expanded": String(!!open),
    "data-place": `citation-${citation.index}`,
    onclick: (event) => { leaveFrom(event); send("open", { kind: "citation", index: citation.index }); },
  }, String(citation.n));
}

function disagreements(data) {
  return el("div", { class: "disagreements", role: "note" },
    el("p", { class: "lead" }, "Your articles disagree"),
    data.disagreements.map((text) => el("p", { dir: "auto" }, text)));
}

function sources(data) {
  return el("ul", { class: "sources", "aria-label": "Sources" },
    data.sources.map((s) => el("li", {},
      el("span", { class: "numbers", "aria-hidden": "true" }, s.numbers.join(", ")),
      el("span", {}, el("span", { class: "title", dir: "auto" }, s.title),
        s.about && el("span", { class: "quiet" }, ` · ${s.about}`)))));
}

function abstention(data, send) {
  return el("div", { class: "abstained" },
    el("p", { class: "reason", dir: "auto" }, data.reason),
    data.nearest.length > 0 && [
      el("p", { class: "quiet" }, "What came nearest:"),
      el("ul", { class: "nearest" }, data.nearest.map((e) => el("li", {}, passage(e, send)))),
    ]);
}

function passage(e, send, scores = false) {
  return el("button", {
    class: "passage", type: "button", "aria-label": e.label, "data-place": `evidence-${scores}-${e.index}`,
    onclick: (event) => { leaveFrom(event); send("open", { kind: "evidence", index: e.index }); },
  },
    el("span", { class: "title", dir: "auto" }, e.title),
    e.about && el("span", { class: "quiet" }, e.about),
    el("span", { class: "snippet", dir: "auto" }, e.text),
    scores && el("span", { class: "quiet scores" },
      e.scores.map(([name, value]) => el("span", {}, `${name} `, el("b", {}, value)))));
}

function evidence(data, send) {
  const details = el("details", { class: "evidence" },
    el("summary", { "data-place": "evidence" }, data.evidence_title),
    el("p", { class: "quiet" }, "Best first. Higher scores are better; open one to read it in its article."),
    el("ol", {}, data.evidence.map((e) => el("li", {}, passage(e, send, true)))));
  details.open = !!openDetails[data.id];
  details.addEventListener("toggle", () => { openDetails[data.id] = details.open; });
  return details;
}

const openDetails = {};

function foot(data, send) {
  const vote = (value, text) => el("button", {
    class: "vote", type: "button", "aria-pressed": String(data.feedback === value),
    "data-place": `vote-${value}`,
    onclick: () => send("rate", data.feedback === value ? 0 : value),
  }, text);
  return el("p", { class: "foot quiet" },
    el("span", {}, data.made), el("span", { class: "votes" }, vote(1, "Helpful"), vote(-1, "Not helpful")));
}
