/** Who may reach the local Sheets server, and from where. */
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { sheetsServerInTest } from "../../support/sheets-server.ts";

const extension = `chrome-extension://${"abcdefghijklmnop".repeat(2)}`;
const token = { authorization: "Bearer token-amira" };

/** `fetch` does not let a test choose the host's name. */
function ask(url: string, headers: Record<string, string>, method = "GET", body = "") {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request(url, { method, headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on("error", reject);
      sent.end(body);
    },
  );
}

describe("the server", () => {
  it("listens on this machine's own address", async () => {
    const { url } = await sheetsServerInTest();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it("answers nobody who calls it by another name, as a page elsewhere could", async () => {
    const { url, requests } = await sheetsServerInTest();
    const { status } = await ask(`${url}v4/spreadsheets/x`, { ...token, host: "evil.example" });
    expect(status).toBe(403);
    expect(requests).toEqual([]);
  });

  it("answers no page of another origin, even one that knows the token", async () => {
    const { url, requests } = await sheetsServerInTest();
    for (const origin of ["https://evil.example", "http://127.0.0.1:1", "null", "chrome-extension://short"]) {
      const { status, headers } = await ask(`${url}v4/spreadsheets`, { ...token, origin }, "POST", "{}");
      expect(status).toBe(403);
      expect(headers).not.toHaveProperty("access-control-allow-origin");
    }
    expect(requests).toEqual([]);
  });

  it("answers an extension that has the token, after the browser asked in advance", async () => {
    const { url } = await sheetsServerInTest();
    const asked = await ask(
      `${url}v4/spreadsheets`,
      {
        origin: extension,
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization,content-type",
        "access-control-request-private-network": "true",
      },
      "OPTIONS",
    );
    expect(asked).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": extension,
        "access-control-allow-headers": "authorization,content-type",
        "access-control-allow-private-network": "true",
      },
    });
    const made = await ask(
      `${url}v4/spreadsheets`,
      { ...token, origin: extension, "content-type": "application/json" },
      "POST",
      "{}",
    );
    expect(made).toMatchObject({ status: 200, headers: { "access-control-allow-origin": extension } });
    expect((await ask(`${url}v4/spreadsheets`, { origin: extension }, "POST", "{}")).status).toBe(401);
  });

  it("takes no body that is larger than Google's limit, none that is no JSON, and no other address", async () => {
    const { url, service } = await sheetsServerInTest();
    const json = { ...token, "content-type": "application/json" };
    const large = JSON.stringify({ properties: { title: "x".repeat(10 * 1024 * 1024) } });
    expect((await ask(`${url}v4/spreadsheets`, json, "POST", large)).status).toBe(413);
    expect((await ask(`${url}v4/spreadsheets`, json, "POST", "{")).status).toBe(400);
    expect(
      (await ask(`${url}v4/spreadsheets`, { ...json, "content-type": "text/plain" }, "POST", "{}")).status,
    ).toBe(400);
    expect((await ask(`${url}v4/charts`, json)).status).toBe(404);
    expect(service.books()).toEqual([]);
  });
});
