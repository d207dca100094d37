/** The way between devices and the server, and the faults that it can have. */
import { type Http, type HttpAnswer, type HttpRequest } from "../../../extension/src/sync/seams.ts";
import { fault } from "./sim-sheets.ts";
import { type VirtualTime } from "./virtual-time.ts";

export const faults = [
  /** Never arrives. */
  "request-lost",
  /** Is carried out, and nobody hears of it. */
  "answer-lost",
  /** Is carried out twice. */
  "repeated",
  /** Is given up as lost, and carried out later, after what was sent in the meantime. */
  "late",
  "busy",
  "out-of-service",
  "server-fault",
  "refused-token",
  "forbidden",
  "not-found",
] as const;
export type Fault = (typeof faults)[number];

export interface Network {
  readonly http: Http;
  /** Faults of the requests to come, one each; `null` for one without. */
  readonly ahead: (Fault | null)[];
  /** The same, of requests that write. */
  readonly writesAhead: (Fault | null)[];
  /** Nobody answers while this is set. */
  away: boolean;
  /** What was asked, by method. */
  readonly asked: { readonly at: number; readonly method: string }[];
  /** Bodies of requests that were carried out more than once, or after they had been given up. */
  readonly doubled: string[];
  /** Called between a request's arrival and its being carried out. */
  meanwhile: () => void;
}

const patience = 30_000;
const transit = 40;

export function makeNetwork(time: VirtualTime, carryOut: (request: HttpRequest) => HttpAnswer): Network {
  const network: Network = {
    ahead: [],
    writesAhead: [],
    away: false,
    asked: [],
    doubled: [],
    meanwhile: () => undefined,
    http: (request) =>
      new Promise((resolve, reject) => {
        const lost = (): void => {
          time.later(patience, () => reject(new Error("No answer came.")));
        };
        network.asked.push({ at: time.now(), method: request.method });
        if (network.away) {
          time.later(transit, () => reject(new Error("The network is away.")));
          return;
        }
        const writes = request.method === "POST";
        const happens = (writes ? network.writesAhead.shift() : null) ?? network.ahead.shift() ?? null;
        const arrive = (run: () => void): void => {
          time.later(transit, () => {
            network.meanwhile();
            run();
          });
        };
        const answer = (said: HttpAnswer): void => {
          time.later(transit, () => resolve(said));
        };
        switch (happens) {
          case null:
            arrive(() => answer(carryOut(request)));
            return;
          case "request-lost":
            lost();
            return;
          case "answer-lost":
            arrive(() => carryOut(request));
            lost();
            return;
          case "repeated":
            arrive(() => {
              carryOut(request);
              if (writes) network.doubled.push(request.body ?? "");
              answer(carryOut(request));
            });
            return;
          case "late":
            lost();
            if (writes) network.doubled.push(request.body ?? "");
            time.later(patience * 2, () => carryOut(request));
            return;
          case "busy":
            arrive(() => answer(fault(429, "Quota exceeded", "7")));
            return;
          case "out-of-service":
            arrive(() => answer(fault(503, "The service is currently unavailable.")));
            return;
          case "server-fault":
            arrive(() => {
              carryOut(request);
              answer(fault(500, "Internal error encountered."));
            });
            return;
          case "refused-token":
            arrive(() => answer(fault(401, "Invalid credentials")));
            return;
          case "forbidden":
            arrive(() => answer(fault(403, "The caller does not have permission")));
            return;
          case "not-found":
            arrive(() => answer(fault(404, "Requested entity was not found.")));
            return;
        }
      }),
  };
  return network;
}
