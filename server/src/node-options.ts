/** How Node is started for the API. Short-lived garbage is collected earlier, which keeps the process small under load. */
export const nodeOptions: readonly string[] = ['--max-semi-space-size=8', '--disable-warning=ExperimentalWarning'];
