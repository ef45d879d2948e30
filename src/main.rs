//! Mounts the page; everything else lives in the library.

fn main() {
    #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
    kaohe::page::mount();
}
