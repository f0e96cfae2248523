export function electronCommand(args?: readonly string[]): { command: string; args: string[]; env: Record<string, string> };
