/** The browser windows that have the tracker open, told of everything as it happens (server-sent events). */
import { type ServerResponse } from "node:http";
import { type Told } from "../book/message.ts";

export interface Windows {
  add(response: ServerResponse, first: readonly Told[]): void;
  tell(told: Told): void;
  readonly count: number;
  close(): void;
}

export function windows(): Windows {
  const open = new Set<ServerResponse>();
  const beat = setInterval(() => {
    for (const response of open) response.write(":\n\n");
  }, 20_000);
  beat.unref();
  return {
    add(response, first) {
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        connection: "keep-alive",
      });
      response.write(":\n\n");
      for (const one of first) response.write(line(one));
      open.add(response);
      response.on("close", () => open.delete(response));
    },
    tell(told) {
      const text = line(told);
      for (const response of open) response.write(text);
    },
    get count() {
      return open.size;
    },
    close() {
      clearInterval(beat);
      for (const response of open) response.end();
    },
  };
}

function line(told: Told): string {
  return `data: ${JSON.stringify(told)}\n\n`;
}
