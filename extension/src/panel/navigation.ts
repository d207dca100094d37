import { createContext, useContext } from "react";

/** Opens another screen by its id. */
export type GoTo = (screen: string) => void;

const goTo = createContext<GoTo | null>(null);
export const GoToProvider = goTo.Provider;

export function useGoTo(): GoTo {
  const given = useContext(goTo);
  if (given === null) throw new Error("The screen stands outside the panel.");
  return given;
}
