// Loads the program named by this script's data-glue and data-wasm attributes, or
// the one that stands in the same file; then what data-offline names.
(() => {
  "use strict";

  const { glue, wasm, offline } = document.currentScript.dataset;
  const root = document.documentElement;

  // Before the first paint, so that a chosen theme never flashes the other one.
  try {
    const { theme, lang } = JSON.parse(localStorage.getItem("kaohe:settings")) ?? {};
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    if (lang === "en") root.lang = "en";
  } catch {
    // No storage or damaged settings: the defaults stand.
  }

  const SENTENCES = {
    zh: {
      tooOld: "这个浏览器不支持 WebAssembly，页面无法运行。请使用较新版本的浏览器。",
      failed: "页面没有加载成功，请刷新重试。原因：",
      stopped: "页面出错停止了，请刷新。已保存的内容还在。原因：",
    },
    en: {
      tooOld: "This browser has no WebAssembly, so the page cannot run. Please use a newer browser.",
      failed: "The page did not load; please reload to try again. Reason: ",
      stopped: "The page stopped at an error; please reload. What was saved is still there. Reason: ",
    },
  };

  const say = (key, reason = "") => {
    const note = document.getElementById("boot-note");
    note.textContent = SENTENCES[root.lang === "en" ? "en" : "zh"][key] + reason;
    note.hidden = false;
    document.querySelector("#app [aria-busy]")?.removeAttribute("aria-busy");
  };

  // A program that came to a stop answers nothing any more, and says nothing itself.
  for (const event of ["error", "unhandledrejection"]) {
    addEventListener(event, ({ error, reason = error }) => {
      if (typeof WebAssembly !== "object" || !(reason instanceof WebAssembly.RuntimeError)) return;
      say("stopped", reason.message);
      document.getElementById("boot-note").scrollIntoView({ block: "center" });
    });
  }

  const get = async (url) => {
    const response = await fetch(url, { credentials: "same-origin" });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText} (${url})`);
    return response;
  };

  // Streaming is refused unless the server names the type, and by some proxies
  // even then; the whole buffer always works.
  const compile = async (url) => {
    const response = await get(url);
    const type = response.headers.get("Content-Type") ?? "";
    if (WebAssembly.compileStreaming && type.startsWith("application/wasm")) {
      try {
        return await WebAssembly.compileStreaming(response);
      } catch (error) {
        if (error instanceof WebAssembly.CompileError) throw error;
        return WebAssembly.compile(await (await get(url)).arrayBuffer());
      }
    }
    return WebAssembly.compile(await response.arrayBuffer());
  };

  const until = (states, target, event) =>
    new Promise((done) => {
      if (states.includes(document.readyState)) done();
      else target.addEventListener(event, () => done(), { once: true });
    });
  const parsed = until(["interactive", "complete"], document, "DOMContentLoaded");
  // The style sheet is here, or it won't come. Until then the program draws nothing.
  const styled = until(["complete"], window, "load");

  const boot = async () => {
    if (typeof WebAssembly !== "object") {
      await parsed;
      say("tooOld");
      return;
    }
    try {
      const [program, module] = await Promise.all([
        glue ? import(new URL(glue, document.baseURI).href) : kaohe,
        compile(new URL(wasm, document.baseURI).href),
        styled,
      ]);
      await program.default({ module_or_path: module });
    } catch (error) {
      await parsed;
      say("failed", error instanceof Error ? error.message : String(error));
    }
    if (offline) document.head.append(Object.assign(document.createElement("script"), { src: offline }));
  };

  boot();
})();
