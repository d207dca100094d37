/**
 * What runs in the page that the assessor looks at, put there on demand and only then. Built into `page.js`
 * beside the extension by esbuild; the extension calls what it leaves on `globalThis` of its own world.
 */
export {};
