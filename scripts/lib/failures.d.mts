/** What failed by the JSON report of vitest, as texts: files that could not be loaded among it. */
export function failuresOfVitest(report: object): string[];

/** What failed by the JSON report of Playwright, as texts: errors outside every test among it. */
export function failuresOfPlaywright(report: object): string[];
