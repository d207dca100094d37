/** A webmail that nobody here wrote: Debian's Roundcube and Dovecot, on loopback, in a folder that is removed. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Message {
  readonly id: string;
  readonly subject: string;
  readonly words: string;
}

export interface RealWebmail {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** Stops the servers, removes the folder, and the packages that were not there before. */
  close(): Promise<void>;
}

const user = "assessor";
const password = "harbour-street";

/** Installs what is missing and starts both servers with these messages in the inbox. Needs to be root. */
export async function openRealWebmail(messages: readonly Message[]): Promise<RealWebmail> {
  const home = mkdtempSync(join(tmpdir(), "evidence-mapper-webmail-"));
  const added = join(tmpdir(), `${home.split("/").at(-1) ?? "webmail"}-packages`);
  const script = (name: string): void => {
    execFileSync(join(import.meta.dirname, name), [added], { stdio: ["ignore", "ignore", "inherit"] });
  };
  const running: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(running.map(stopped));
    rmSync(home, { recursive: true, force: true });
    script("clear-away.sh");
  };
  try {
    script("set-up.sh");
    chmodSync(home, 0o755);
    const [imap, http] = [await freePort(), await freePort()];
    writeMail(home, messages);
    writeFileSync(join(home, "dovecot.conf"), dovecot(home, imap));
    running.push(
      spawn("dovecot", ["-F", "-c", join(home, "dovecot.conf")], { stdio: "ignore", detached: true }),
    );
    writeRoundcube(home, imap);
    running.push(
      spawn("php", ["-S", `127.0.0.1:${http}`, "-t", "/var/lib/roundcube/public_html"], {
        stdio: "ignore",
        detached: true,
        env: { ...process.env, ROUNDCUBE_CONFIG_DIR: join(home, "config"), PHP_CLI_SERVER_WORKERS: "3" },
      }),
    );
    const address = `http://127.0.0.1:${http}/`;
    await answering(address);
    return { address, user, password, close };
  } catch (fault) {
    await close();
    throw fault;
  }
}

function writeMail(home: string, messages: readonly Message[]): void {
  const inbox = join(home, "mail", user);
  for (const folder of ["cur", "new", "tmp"]) mkdirSync(join(inbox, folder), { recursive: true });
  messages.forEach(({ id, subject, words }, index) => {
    const lines = [
      "Return-Path: <amira.cole@example.org>",
      `Message-ID: ${id}`,
      `Date: Mon, 02 Mar 2026 10:${10 + index}:00 +0000`,
      "From: Amira Cole <amira.cole@example.org>",
      "To: assessor@centre.example",
      `Subject: ${subject}`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      words,
      "",
    ];
    writeFileSync(join(inbox, "new", `${1_772_446_200 + index}.M${index}.host`), lines.join("\n"));
  });
  execFileSync("chown", ["-R", "mail:mail", join(home, "mail")]);
}

function dovecot(home: string, port: number): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${home}/base
state_dir = ${home}/state
log_path = ${home}/dovecot.log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${home}/mail/%n
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${home}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;
}

function writeRoundcube(home: string, imap: number): void {
  for (const folder of ["config", "logs", "temp"]) mkdirSync(join(home, folder));
  for (const name of ["defaults.inc.php", "mimetypes.php"])
    copyFileSync(join("/etc/roundcube", name), join(home, "config", name));
  const settings = {
    db_dsnw: `sqlite:///${home}/roundcube.db?mode=0640`,
    imap_host: `127.0.0.1:${imap}`,
    smtp_host: "127.0.0.1:1",
    des_key: "evidence-mapper-test-key",
    log_dir: `${home}/logs/`,
    temp_dir: `${home}/temp/`,
    skin: "elastic",
    language: "en_GB",
  };
  const lines = Object.entries(settings).map(([name, value]) => `$config['${name}'] = '${value}';`);
  writeFileSync(
    join(home, "config/config.inc.php"),
    `<?php\n$config = ['plugins' => []];\n${lines.join("\n")}\n`,
  );
  execFileSync("php", [
    "-r",
    `(new PDO("sqlite:${home}/roundcube.db"))->exec(file_get_contents("/usr/share/roundcube/SQL/sqlite.initial.sql"));`,
  ]);
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function answering(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const up = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`The webmail at ${address} does not answer.`);
}

/** Stops a server with the processes that it began: they are one group. */
function stopped(running: ChildProcess): Promise<void> {
  const { pid } = running;
  if (pid === undefined || running.exitCode !== null || running.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    running.once("exit", () => done());
    process.kill(-pid, "SIGTERM");
    setTimeout(() => {
      if (running.exitCode === null && running.signalCode === null) process.kill(-pid, "SIGKILL");
    }, 5_000).unref();
  });
}
