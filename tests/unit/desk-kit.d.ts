import type { ContractError } from '../../preload/contract/errors.ts';
import { type Output, type ProcedureName, type RequestInput } from '../../preload/contract/index.ts';
import type { RichText } from '../../preload/contract/values.ts';
import { Core } from '../../main/core/core.ts';
import type { Desk } from '../../main/core/desk.ts';
import type { LayoutPort } from '../../main/core/letters/layout-port.ts';
import { type DeskOptions } from '../../main/core/open-desk.ts';
import type { Caller } from '../../main/core/session/session.ts';
export declare const resources: string;
/** Enough to be scrypt, little enough for hundreds of sign-ins. */
export declare const cheapScrypt: {
    n: number;
    r: number;
    p: number;
};
/** Saturday, 21 November 2026, half past nine. */
export declare const firstMoment: number;
export type RoleName = 'assistant' | 'officer' | 'dispatcher' | 'registrar';
export type DemoPerson = {
    readonly personId: string;
    readonly postId: string;
    readonly sectionId: string;
    readonly pin: string;
};
export type DraftInput = RequestInput<'letters.create'>['draft'];
/** The time that a desk under test reads; moved by hand. */
export type TestClock = {
    now: number;
};
export type Kit = {
    readonly folder: string;
    readonly desk: Desk;
    readonly core: Core;
    readonly clock: TestClock;
    /** What the core logged: every entry is a bug, or something the test provoked. */
    readonly errors: string[];
    readonly close: () => void;
};
export type KitOptions = Partial<Omit<DeskOptions, 'clock'>> & {
    readonly clock?: TestClock;
};
/** A new folder under the system's temporary one, and the way to be rid of it. */
export declare function temporaryFolder(): {
    readonly path: string;
    readonly remove: () => void;
};
/** Opens a desk in its folder, as a restart of the program would. */
export declare function openKit(folder: string, options?: KitOptions): Promise<Kit>;
/** A desk with the demo office of a country. */
export declare function openDemo(folder: string, options?: KitOptions & {
    readonly country?: 'pk' | 'in';
}): Promise<Kit>;
/** The answer to a request that must go well; it is what the contract promises, or this throws. */
export declare function ask<Name extends ProcedureName>(kit: Kit, caller: Caller, name: Name, input: RequestInput<Name>): Promise<Output<Name>>;
/** The error of a request that must be refused. */
export declare function refusalOf<Name extends ProcedureName>(kit: Kit, caller: Caller, name: Name, input: RequestInput<Name>): Promise<ContractError>;
/** The person of the demo office who holds a role. */
export declare function demoPerson(kit: Kit, role: RoleName): Promise<DemoPerson>;
/** A window at which the demo person of a role has just signed in. */
export declare function signedIn(kit: Kit, role: RoleName): Promise<Caller & {
    readonly person: DemoPerson;
}>;
export declare function paragraphs(...lines: readonly string[]): RichText;
/** A draft that may be approved by the post. */
export declare function draftFor(signatoryPostId: string, change?: Partial<DraftInput>): DraftInput;
/** The officer's own file with a draft on it, ready to be approved. */
export declare function draftInHand(kit: Kit, officer: Caller & {
    readonly person: DemoPerson;
}, change?: Partial<DraftInput>): Promise<{
    fileId: string;
    letterId: string;
}>;
/** Pages drawn without Chromium, for tests that ask what becomes of a letter and not how it looks. `before` runs ahead of each print. */
export declare function drawnLayout(before?: () => Promise<void> | void): LayoutPort;
