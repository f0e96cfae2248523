import type { LayoutPort } from '../core/letters/layout-port.ts';
export type LayoutClientOptions = {
    /** The Electron to run; usually DAFTAR_ELECTRON. */
    readonly electron: string;
    /** The app's folder (a checkout), or undefined where `electron` is the packaged app itself. */
    readonly app: string | undefined;
};
/** What the environment says, as the scripts set it; undefined where it says nothing. */
export declare function layoutClientOptions(env?: Readonly<Record<string, string | undefined>>): LayoutClientOptions | undefined;
/**
 * Lays pages out from a plain Node program: starts the app without a window when the first page is opened,
 * under a virtual display where there is none, and ends it with `end`.
 */
export declare function createLayoutClient(options: LayoutClientOptions | undefined): LayoutPort;
