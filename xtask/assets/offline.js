// What the page needs for being kept and installed, loaded after it has started;
// opened from disk, what to do instead. `cargo xtask dist` puts MANIFEST and ICON in.
(() => {
  "use strict";

  if (location.protocol === "file:") {
    const note = document.getElementById("boot-note");
    note.replaceChildren();
    for (const [lang, before, after] of [
      ["zh-CN", "从磁盘打开的 index.html 读不到旁边的文件。请改为打开单文件版 ", "，或把整个文件夹放到网站上再打开。"],
      ["en", "Opened from disk, index.html can't read the files beside it. Open the one-file edition ", " instead, or put the whole folder on a web server."],
    ]) {
      const file = Object.assign(document.createElement("a"), { href: "kaohe.html", textContent: "kaohe.html" });
      const line = Object.assign(document.createElement("span"), { lang });
      line.append(before, file, after);
      note.append(line, document.createElement("br"));
    }
    return;
  }

  const workers = navigator.serviceWorker;
  if (!workers) return;
  const [own] = document.currentScript.src.match(/[0-9a-f]{16}(?=\.js)/);
  const REFUSED = "kaohe:refused";
  const HOUR = 3600000;
  // A page that was reloaded past the worker has one all the same.
  const tell = async (word) => (await workers.ready).active.postMessage(word);

  const link = (rel, href) => document.head.append(Object.assign(document.createElement("link"), { rel, href }));
  link("manifest", MANIFEST);
  link("apple-touch-icon", ICON);

  // A tab that was told "later" isn't asked again.
  const refused = (newest) => {
    try {
      if (newest) sessionStorage.setItem(REFUSED, newest);
      return sessionStorage.getItem(REFUSED);
    } catch {
      return null;
    }
  };

  const offer = (newest) => {
    if (document.getElementById("update") || refused() === newest) return;
    const english = document.documentElement.lang === "en";
    const note = Object.assign(document.createElement("div"), { id: "update", className: "notices notice shell-note" });
    note.setAttribute("role", "status");
    const act = (zh, en, onclick) =>
      Object.assign(document.createElement("button"), { className: "link", textContent: english ? en : zh, onclick });
    note.append(
      english ? "There is a new version. Taking it opens this page anew." : "有新版本，更新时本页会重新打开。",
      act("更新", "Update", () => tell("take")),
      act("以后再说", "Later", () => {
        refused(newest);
        note.remove();
      }),
    );
    document.body.append(note);
  };

  workers.addEventListener("message", ({ data, ports }) => {
    if (data === "version") ports[0].postMessage(own);
    else if (data === "taken") location.reload();
    else if (data.newest !== own) offer(data.newest);
  });
  workers.addEventListener("controllerchange", () => tell("newest"));
  tell("newest");

  // Where it's refused, as in some private windows, the page is as it was without.
  workers.register("worker.js", { updateViaCache: "none" }).then((registration) => {
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      registration.update().catch(() => {});
    });
  }, () => {});
})();
