// The parts of the page lie in this file, packed: whoever asks for one gets it here.
{
  const parsed = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  self.fetch = async (address) => {
    await parsed;
    if (!self.DecompressionStream) throw new Error("请使用较新版本的浏览器 / please use a newer browser");
    const part = document.getElementById(String(address).split("/").pop());
    const packed = Uint8Array.from(atob(part.text), (char) => char.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
}
