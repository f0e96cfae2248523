/** The port at which desks listen (docs/security.md). */
export const standardPort = 32_382;

/** Newcomers knock one port above. */
export const admissionPort = 32_383;
