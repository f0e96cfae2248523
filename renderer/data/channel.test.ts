import { afterEach, describe, expect, it } from 'vitest';
import { createChannel } from './channel.ts';

const opened: MessagePort[] = [];
afterEach(() => opened.splice(0).forEach((port) => port.close()));

/** A process that answers each request with its own name; returns the end of the line that a window gets. */
function processOf(name: string): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', ({ data }: MessageEvent<{ id: string }>) => port2.postMessage({ id: data.id, ok: true, value: name }));
  port2.start();
  opened.push(port1, port2);
  return port1;
}

/** A process that never answers. */
function deafProcess(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  opened.push(port1, port2);
  return port1;
}

describe('a line to a process', () => {
  it('keeps what is asked before there is a port, and sends it with the first', async () => {
    const channel = createChannel();
    const answer = channel.request('system.ping', {});
    channel.attach(processOf('first'));
    expect(await answer).toEqual({ ok: true, value: 'first' });
  });

  it('tells of a new start also where the new port comes before the end of the old one is heard', async () => {
    const channel = createChannel();
    const states: string[] = [];
    channel.onState(() => states.push(channel.state()));
    channel.attach(deafProcess());
    const cutOff = channel.request('session.current', {});
    channel.attach(processOf('second'));
    expect(states).toEqual(['ready', 'restarting', 'ready']);
    expect(await cutOff).toEqual({ ok: false, error: { code: 'coreRestarting' } });
    expect(await channel.request('session.current', {})).toEqual({ ok: true, value: 'second' });
  });
});
