// One line embeds the assistant in any page: <script src="https://…/widget.js" defer></script>
// Optional: data-label names the button. It lives in a shadow root, so that neither page styles the other.

(() => {
  const script = document.currentScript;
  const page = new URL("./?embed=1", script.src).href;
  const label = script.dataset.label || "入学咨询";
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = `
    button { position: fixed; right: 20px; bottom: 20px; z-index: 2147483000; min-height: 52px;
      padding: 0 22px; border: 0; border-radius: 26px; background: #1f5aa6; color: #fff;
      font: 600 16px/1 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; cursor: pointer;
      box-shadow: 0 6px 24px rgb(15 40 80 / 30%); }
    button:hover { background: #194b8c; }
    button:focus-visible { outline: 3px solid #f2b233; outline-offset: 3px; }
    iframe { position: fixed; right: 20px; bottom: 84px; z-index: 2147483000; width: 400px;
      height: min(640px, calc(100vh - 104px)); border: 0; border-radius: 16px; background: #fff;
      box-shadow: 0 12px 48px rgb(15 40 80 / 32%); }
    iframe[hidden] { display: none; }
    @media (max-width: 480px) {
      iframe { inset: 0 0 76px; width: 100%; height: calc(100% - 76px); border-radius: 0; }
      button { bottom: 12px; right: 12px; }
    }
  `;
  try {
    const sheet = new CSSStyleSheet(); // allowed where the site's policy forbids inline styles
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(Object.assign(document.createElement("style"), { textContent: style })); // older browsers
  }

  const button = document.createElement("button");
  button.type = "button";
  const frame = document.createElement("iframe");
  frame.title = label;
  frame.hidden = true;

  const show = (open) => {
    if (open && !frame.src) frame.src = page; // nothing is loaded before it is asked for
    frame.hidden = !open;
    button.textContent = open ? "收起" : label;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(frame.hidden));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !frame.hidden) show(false);
  });

  show(false);
  root.append(frame, button);
  const attach = () => document.body.append(host);
  if (document.body) attach();
  else addEventListener("DOMContentLoaded", attach);
})();
