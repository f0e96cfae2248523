type LockedPackage = { readonly dev?: boolean | undefined; readonly optional?: boolean | undefined; readonly optionalDependencies?: unknown };
type Lock = { readonly packages: Readonly<Record<string, LockedPackage>> };

export function missingOptionalPackages(lock: Lock): { readonly path: string; readonly entry: object }[];
export function completed(lock: Lock): Lock;
