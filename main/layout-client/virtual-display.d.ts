export type VirtualDisplay = {
    readonly display: string;
    readonly stop: () => void;
};
/** Starts an X server without a screen, on a display number that it finds free itself; `stop` ends that one process. Rejects when there is no Xvfb. */
export declare function startVirtualDisplay(): Promise<VirtualDisplay>;
/** True where a window could not be shown: Linux without an X or Wayland display. */
export declare function displayIsMissing(env?: Readonly<Record<string, string | undefined>>): boolean;
