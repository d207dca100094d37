/** The add-on as scripts/build-local.ts bundles it for this host: what apps-script/addon/src/index.ts exports. */
declare module "addon-here" {
  export const functions: Readonly<Record<string, (...parts: readonly unknown[]) => unknown>>;
  /** What people see while they type a formula, from the functions' comments. */
  export const described: readonly {
    readonly name: string;
    readonly abstract: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly detail: string;
      readonly optional: boolean;
      readonly repeats: boolean;
    }[];
  }[];
  export const menuItems: readonly ({ readonly caption: string; readonly run: string } | null)[];
}
