export type Postgres = {
    /** A new, empty database of this server. */
    readonly database: () => string;
    /** Kills the server at once, as a power cut would. */
    readonly kill: () => Promise<void>;
    readonly start: () => Promise<void>;
    readonly stop: () => Promise<void>;
};
/** The PostgreSQL of the system, with a cluster of its own in a temporary folder, at a socket there and at no port. It refuses to run as root, so the system's user for it runs it then. */
export declare function startPostgres(): Promise<Postgres>;
