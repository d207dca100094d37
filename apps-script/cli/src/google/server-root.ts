/** A server on this machine that answers in Google's place: the local tracker. */
const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}\/?$/;

export type ServerRoot =
  | { readonly ok: true; readonly server: string | null }
  | { readonly ok: false; readonly problem: { code: string; where: string; found: string; advice: string } };

/** @param said by the option; else the environment variable EVIDENCE_MAPPER_SERVER says it, or nobody */
export function serverRoot(said: string | undefined, env: NodeJS.ProcessEnv = process.env): ServerRoot {
  const text = said ?? env["EVIDENCE_MAPPER_SERVER"] ?? "";
  if (text === "") return { ok: true, server: null };
  if (loopback.test(text)) return { ok: true, server: text.endsWith("/") ? text : `${text}/` };
  return {
    ok: false,
    problem: {
      code: "server-not-here",
      where: text,
      found: "This is no server on this computer.",
      advice: "Give the address that the local tracker shows, such as http://127.0.0.1:4411/.",
    },
  };
}
