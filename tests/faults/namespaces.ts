import { execFileSync, spawnSync } from 'node:child_process';

/** A network of desks, each in a namespace of the system: a PC of its own as far as it can tell. */
export type Switchboard = {
  readonly names: readonly string[];
  /** The address of a desk. */
  readonly host: (at: number) => string;
  /** Nothing that `from` sends reaches `to` from now on; nobody is told. */
  readonly drop: (from: number, to: number) => void;
  /** Packets over 1,300 bytes that a desk sends are lost, as in a tunnel that says nothing of its size. */
  readonly loseLarge: (from: number) => void;
  readonly heal: () => void;
  readonly remove: () => void;
};

const run = (program: string, ...words: readonly string[]) => execFileSync(program, words, { stdio: 'pipe' });

/** Null where this machine or user may not make namespaces or filter packets. */
export function makeSwitchboard(count: number): Switchboard | null {
  const tag = `ds${process.pid % 100_000}`;
  const hub = `${tag}h`;
  const names = Array.from({ length: count }, (_, at) => `${tag}${at}`);
  const host = (at: number) => `10.78.0.${at + 1}`;
  const remove = () => [hub, ...names].forEach((name) => spawnSync('ip', ['netns', 'del', name]));
  const rule = (at: number, ...words: readonly string[]) => run('ip', 'netns', 'exec', names[at] ?? '', 'nft', 'add', 'rule', 'inet', 'faults', ...words);
  const empty = () => names.forEach((name) => run('ip', 'netns', 'exec', name, 'nft', 'flush', 'table', 'inet', 'faults'));
  try {
    run('ip', 'netns', 'add', hub);
    run('ip', '-n', hub, 'link', 'add', 'hub', 'type', 'bridge');
    run('ip', '-n', hub, 'link', 'set', 'hub', 'up');
    names.forEach((name, at) => {
      run('ip', 'netns', 'add', name);
      run('ip', 'link', 'add', name, 'netns', name, 'type', 'veth', 'peer', 'name', name, 'netns', hub);
      run('ip', '-n', hub, 'link', 'set', name, 'master', 'hub', 'up');
      run('ip', '-n', name, 'link', 'set', name, 'up');
      run('ip', '-n', name, 'addr', 'add', `${host(at)}/24`, 'dev', name);
      run('ip', 'netns', 'exec', name, 'nft', 'add table inet faults; add chain inet faults out { type filter hook output priority 0; }');
    });
  } catch {
    remove();
    return null;
  }
  return {
    names, host, remove, heal: empty,
    drop: (from, to) => rule(from, 'out', 'ip', 'daddr', host(to), 'drop'),
    loseLarge: (from) => rule(from, 'out', 'meta', 'length', '>', '1300', 'drop'),
  };
}
