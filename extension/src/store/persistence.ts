/** Asks the browser to keep the database also when the disk runs full: once, when there is something to keep. */
let asked = false;

export function askToPersist(): void {
  // A worker cannot ask; the panel does.
  if (asked || typeof document === "undefined") return;
  asked = true;
  navigator.storage.persist().catch(() => undefined);
}
