/**
 * The add-on's pages for the local tracker: the same pages as in Google Sheets, with `google.script.run` that
 * speaks to the window around them, in the device's colours: Google's sidebars are always light, this tracker is not.
 */
import { createHash } from "node:crypto";

const googleStyle = /<link rel="stylesheet" href="https:\/\/ssl\.gstatic\.com\/[^"]*" \/>/;

const bridge = `(function () {
  var waiting = new Map(), next = 1;
  window.addEventListener("message", function (event) {
    if (event.source !== window.parent || !event.data || event.data.kind !== "evidence-mapper-answer") return;
    var one = waiting.get(event.data.id);
    waiting.delete(event.data.id);
    if (!one) return;
    if ("failure" in event.data) { if (one.failed) one.failed(new Error(event.data.failure)); }
    else if (one.done) one.done(event.data.answer);
  });
  function runner(done, failed) {
    return new Proxy({}, { get: function (_, name) {
      if (name === "withSuccessHandler") return function (f) { return runner(f, failed); };
      if (name === "withFailureHandler") return function (f) { return runner(done, f); };
      return function () {
        var id = next++;
        waiting.set(id, { done: done, failed: failed });
        window.parent.postMessage({ kind: "evidence-mapper-call", id: id, name: String(name), parts: Array.prototype.slice.call(arguments) }, "*");
      };
    } });
  }
  window.google = { script: { run: runner(null, null), host: { close: function () {
    window.parent.postMessage({ kind: "evidence-mapper-close" }, "*");
  } } } };
})();`;

export interface ServedPage {
  readonly html: string;
  /** The page may run exactly these scripts and reach nothing. */
  readonly policy: string;
}

export function addonPage(built: string): ServedPage {
  const html = built
    .replace(googleStyle, "")
    .replace("<html ", '<html data-colours="device" ')
    .replace("<head>", () => `<head><script>${bridge}</script>`);
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`,
  );
  return {
    html,
    policy: `sandbox allow-scripts allow-modals allow-forms; default-src 'none'; script-src ${scripts.join(" ")}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  };
}
