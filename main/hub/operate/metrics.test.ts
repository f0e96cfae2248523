import { describe, expect, it } from 'vitest';
import { Metrics } from './metrics.ts';

describe('what the server tells of itself', () => {
  it('is text as Prometheus reads it: counters, gauges, durations in classes that include the smaller ones', async () => {
    const metrics = new Metrics();
    const refused = metrics.counter('a_refused_total', 'Refused.');
    metrics.counter('b_total', 'Nothing yet.');
    metrics.gauge('c_bytes', 'Bytes.', () => Promise.resolve(7));
    const took = metrics.duration('d_seconds', 'Took.');
    refused({ reason: 'gap' });
    refused({ reason: 'gap' }, 2);
    refused({ reason: 'a "b"\\\n' });
    took({ route: '/x' }, 0.02);
    took({ route: '/x' }, 99);
    expect((await metrics.text()).split('\n')).toEqual([
      '# HELP a_refused_total Refused.', '# TYPE a_refused_total counter', 'a_refused_total{reason="gap"} 3', 'a_refused_total{reason="a \\"b\\"\\\\\\n"} 1',
      '# HELP b_total Nothing yet.', '# TYPE b_total counter', 'b_total 0',
      '# HELP c_bytes Bytes.', '# TYPE c_bytes gauge', 'c_bytes 7',
      '# HELP d_seconds Took.', '# TYPE d_seconds histogram',
      'd_seconds_bucket{route="/x",le="0.005"} 0', 'd_seconds_bucket{route="/x",le="0.025"} 1', 'd_seconds_bucket{route="/x",le="0.1"} 1', 'd_seconds_bucket{route="/x",le="0.5"} 1', 'd_seconds_bucket{route="/x",le="2.5"} 1',
      'd_seconds_bucket{route="/x",le="10"} 1', 'd_seconds_bucket{route="/x",le="+Inf"} 2', 'd_seconds_sum{route="/x"} 99.02', 'd_seconds_count{route="/x"} 2', '',
    ]);
  });
});
