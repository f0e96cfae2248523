import type { Act } from '../../main/core/custody/event.ts';
import type { Tools } from '../../main/core/custody/input.ts';

/** Stand-ins for SHA-256 and Merkle proofs: a 64-bit hash of the event in its place, and a memory of which head follows which. */
export function logTools(): Tools {
  const before = new Map<string, string>();
  return {
    hash(head, event) {
      const hash = hashText(`${head}|${event.log}|${event.seq}|${event.desk}|${event.thing ?? ''}|${event.previous}|${event.era}|${event.epoch}|${actText(event.act)}`);
      before.set(hash, head);
      return hash;
    },
    extends(older, newer) {
      if (older.size === 0) return true;
      let { head } = newer;
      for (let step = newer.size - older.size; step > 0; step -= 1) head = before.get(head) ?? '';
      return older.size <= newer.size && head === older.head;
    },
  };
}

function actText(act: Act): string {
  switch (act.kind) {
    case 'note':
      return `n${act.note}`;
    case 'dispatch':
      return `d${act.to}${act.toLog}`;
    case 'accept':
    case 'refuse':
      return `${act.kind}${act.offer}`;
    case 'return':
      return `r${act.refusal}`;
    case 'retake':
      return `t${act.by}${act.heard.join()}`;
    case 'started':
    case 'began':
      return `s${act.boot}`;
    case 'create':
    case 'other':
      return act.kind;
  }
}

/** Two interleaved 32-bit FNV-like hashes, as text. */
export function hashText(text: string): string {
  let high = 0x811c9dc5;
  let low = 0x2f0b4a47;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995) + (low >>> 13);
  }
  return `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}`;
}
