/** Where a print job of the system's own queue stands. */
export type PrintState = 'queued' | 'printing' | 'done' | 'failed';

/** The system's printers, as the shell or a plain Node program reaches them. */
export type PrintingPort = {
  /** Hands PDF bytes to the named printer; resolves with the system's job id, rejects with a `printFailed` refusal. */
  readonly print: (job: { readonly pdf: Uint8Array; readonly printer: string; readonly copies: number; readonly title: string }) => Promise<{ readonly jobId: string }>;
  readonly state: (jobId: string) => Promise<PrintState>;
};
