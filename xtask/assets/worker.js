// Keeps the page, for when there's no network and for when a deploy took away what
// an open page still needs. Begins with VERSION and with FILES, each file's
// address and hash, which `cargo xtask dist` writes.
//
// Each version has a cache of its own. The one that opens is marked: a later one
// gets the mark only on the person's word. Names with a hash are looked up in all
// of them, so that an open page gets its own parts whichever is marked.
"use strict";

const OURS = `kaohe ${new URL(registration.scope).pathname} `;
const OWN = OURS + VERSION;
const MARK = "taken";
const HASHED = /-[0-9a-f]{16}\.\w+$/;
// How long pages have to say which version they are.
const PATIENCE = 3000;

const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// Where in our caches something is; its own version's first.
const find = async (address) => {
  for (const name of [OWN, ...(await ours())]) {
    const response = await caches.match(address, { cacheName: name, ignoreVary: true });
    if (response) return { name, response };
  }
};

// All of it or nothing: what came broken, or from another version, is refused.
const fill = async () => {
  const had = await caches.has(OWN);
  const cache = await caches.open(OWN);
  try {
    await cache.addAll(
      Object.entries(FILES).map(
        ([address, integrity]) => new Request(address, { cache: "no-cache", integrity }),
      ),
    );
  } catch (error) {
    if (!had) await caches.delete(OWN);
    throw error;
  }
};

const take = async () => {
  const others = (await ours()).filter((name) => name !== OWN);
  await (await caches.open(OWN)).put(MARK, new Response());
  for (const name of others) await (await caches.open(name)).delete(MARK);
};

// The version that a page is of; nothing if it doesn't say.
const version = (client) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(done, PATIENCE);
    client.postMessage("version", [port2]);
  });

// Removes versions that are neither marked nor of any open page. While a page
// doesn't say which it is, all stay.
const sweep = async () => {
  const marked = await find(MARK);
  const rest = (await ours()).filter((name) => name !== OWN && name !== marked?.name);
  if (!marked || !rest.length) return;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.filter(({ url }) => url.startsWith(registration.scope));
  const versions = await Promise.all(open.map(version));
  if (!versions.every((version) => version)) return;
  for (const name of rest) {
    if (!versions.includes(name.slice(OURS.length))) await caches.delete(name);
  }
};

addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));

addEventListener("activate", (event) => {
  const begin = async () => {
    if (!(await find(MARK))) await take();
    await clients.claim();
  };
  event.waitUntil(begin());
});

addEventListener("message", (event) => {
  const answer = async () => {
    if (event.data === "take") {
      await take();
      event.source.postMessage("taken");
    } else {
      event.source.postMessage({ newest: VERSION });
      await sweep();
    }
  };
  event.waitUntil(answer());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { scope } = registration;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const path = request.url.slice(scope.length).split(/[?#]/)[0];
  const answer = async () => {
    if (request.mode !== "navigate") return (await find(path))?.response;
    const marked = await find(MARK);
    return marked && caches.match("./", { cacheName: marked.name, ignoreVary: true });
  };
  if (request.mode === "navigate" ? path === "" || path === "index.html" : HASHED.test(path)) {
    event.respondWith(answer().then((kept) => kept ?? fetch(request)));
  }
});
