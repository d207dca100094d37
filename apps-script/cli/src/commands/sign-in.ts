/** `sign-in` and `sign-out`: who this computer is to Google. */
import { readClientFile } from "../google/client-file.ts";
import { GoogleFault } from "../google/google-fault.ts";
import { scopes } from "../google/google-sheets.ts";
import { forgetSignIn, readSignIn, saveSignIn } from "../google/saved-sign-in.ts";
import { openBrowser, revoke, signIn } from "../google/sign-in.ts";
import { type ExitCode, say, sayProblem } from "../io/output.ts";
import { writingReason } from "../io/reason.ts";

export interface SignInWords {
  readonly client?: string;
  readonly everySheet?: boolean;
  readonly browser?: boolean;
}

export async function signInCommand({ client: file, everySheet, browser }: SignInWords): Promise<ExitCode> {
  const before = readSignIn();
  if (file === undefined && before === null) {
    say("Name the client file of your centre: npx evidence-mapper sign-in --client FILE");
    say("docs/guides/google-console.md goes through making it, in ten minutes.");
    return 2;
  }
  const read = file === undefined ? null : readClientFile(file);
  if (read !== null && !read.ok) {
    sayProblem(read.problem);
    return 2;
  }
  const client =
    read?.client ??
    (before === null ? null : { ...before, signInAddress: "https://accounts.google.com/o/oauth2/v2/auth" });
  if (client === null) return 2;
  const wanted = everySheet === true ? [scopes.own, scopes.everySheet] : [scopes.own];
  try {
    const signedIn = await signIn(client, wanted, (address) => {
      say("Sign in to Google in your browser. If it does not open, go to this address:");
      say(address);
      if (browser !== false) openBrowser(address);
    });
    const place = saveSignIn(signedIn);
    say("You are signed in.");
    say(`What Google gave is kept in ${place}, for your eyes only; sign-out forgets it.`);
    return 0;
  } catch (error) {
    if (error instanceof GoogleFault) sayProblem(error.problem);
    else if (error instanceof Error && "syscall" in error)
      say(`The sign-in could not be kept: ${writingReason(error)}.`);
    else throw error;
    return 2;
  }
}

export async function signOutCommand(): Promise<ExitCode> {
  const saved = readSignIn();
  forgetSignIn();
  if (saved === null) {
    say("Nobody was signed in.");
    return 0;
  }
  if (await revoke(saved)) say("You are signed out, and Google has forgotten the permission.");
  else {
    say("You are signed out on this computer. Google could not be told.");
    say("To take the permission back there too, go to https://myaccount.google.com/connections.");
  }
  return 0;
}
