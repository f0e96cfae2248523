export function flipAllFuses(executable: string, options?: { readonly forTests?: boolean }): Promise<void>;
export function readFuses(executable: string): Promise<Record<string, boolean>>;
