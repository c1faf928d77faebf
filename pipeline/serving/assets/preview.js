// A page of the preview: shows itself again when it has changed, and says what
// went wrong. What it is told is text, never markup. A page that is loaded again
// is scrolled to where it was by the browser itself (HTML, “restore scroll
// position data”).
(() => {
  const seen = document.currentScript.dataset.seen;
  const folder = "/.diptyque/";

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  };

  const item = (complaint) => {
    const made = element("li", "", "complaint");
    if (complaint.place) {
      made.append(element("code", complaint.place, "place"));
    }
    made.append(element("p", complaint.message, "message"));
    if (complaint.hint) {
      made.append(element("p", complaint.hint, "hint"));
    }
    return made;
  };

  let host = null;
  const show = (bulletin) => {
    host?.remove();
    host = null;
    if (bulletin.complaints.length === 0) {
      return;
    }
    host = document.createElement("diptyque-bulletin");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = `${folder}preview.css`;
    const details = element("details", "", bulletin.is_held ? "held" : "");
    details.open = bulletin.is_held;
    const told = element("div", "", "");
    told.setAttribute("role", bulletin.is_held ? "alert" : "status");
    const list = element("ol", "", "");
    list.append(...bulletin.complaints.map(item));
    if (bulletin.more) {
      list.append(element("li", `+ ${bulletin.more}`, "more"));
    }
    details.append(element("summary", bulletin.title, ""), list);
    details.lang = bulletin.lang;
    told.append(details);
    root.append(style, told);
    document.body.append(host);
  };

  const listen = () => {
    const asked = new URLSearchParams({ page: location.pathname, seen });
    const source = new EventSource(`${folder}events?${asked}`);
    source.addEventListener("reload", () => {
      source.close();
      location.reload();
    });
    source.addEventListener("bulletin", (event) => show(JSON.parse(event.data)));
    addEventListener("pagehide", () => source.close());
  };

  addEventListener("DOMContentLoaded", listen);
})();
