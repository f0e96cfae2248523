export function runtimeEnvironment(): Record<string, string>;
