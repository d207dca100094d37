/** Sign-in pages of others, in a window of the browser's own that the extension cannot look into. */
export interface Identity {
  /** Where the sign-in page sends people back to; belongs to this extension alone. */
  redirectUrl(): string;
  /**
   * Opens the page and resolves with the address that it ended on; `null` when the person closed it, or when it
   * cannot go on without one (`interactive` is false).
   */
  visit(url: string, interactive: boolean): Promise<string | null>;
}

export const chromeIdentity: Identity = {
  redirectUrl: () => chrome.identity.getRedirectURL(),
  async visit(url, interactive) {
    try {
      return (await chrome.identity.launchWebAuthFlow({ url, interactive })) ?? null;
    } catch {
      // Closed by the person, no network, or a question that only a person can answer.
      return null;
    }
  },
};
