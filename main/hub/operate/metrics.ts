/** Upper bounds of the classes in which durations are counted, in seconds. */
const bounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

type Labels = Readonly<Record<string, string>>;
type Duration = { readonly classes: number[]; sum: number; count: number };

/** What the server has done since it began, as Prometheus reads it (text format 0.0.4). Labels come from a fixed set: routes, reasons; never from what somebody sent. */
export class Metrics {
  readonly #counters = new Map<string, { readonly help: string; readonly values: Map<string, number> }>();
  readonly #durations = new Map<string, { readonly help: string; readonly values: Map<string, Duration> }>();
  readonly #gauges = new Map<string, { readonly help: string; readonly read: () => number | Promise<number> }>();

  /** Declares a counter, so that it is told before anything was counted. */
  counter(name: string, help: string): (labels?: Labels, by?: number) => void {
    const values = new Map<string, number>();
    this.#counters.set(name, { help, values });
    return (labels = {}, by = 1) => {
      const key = written(labels);
      values.set(key, (values.get(key) ?? 0) + by);
    };
  }

  /** Declares a class of durations, in seconds. */
  duration(name: string, help: string): (labels: Labels, seconds: number) => void {
    const values = new Map<string, Duration>();
    this.#durations.set(name, { help, values });
    return (labels, seconds) => {
      const key = written(labels);
      const known = values.get(key) ?? { classes: bounds.map(() => 0), sum: 0, count: 0 };
      values.set(key, known);
      for (const [at, bound] of bounds.entries()) if (seconds <= bound) known.classes[at] = (known.classes[at] ?? 0) + 1;
      known.sum += seconds;
      known.count += 1;
    };
  }

  /** Declares something that is read when it is asked for. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    this.#gauges.set(name, { help, read });
  }

  async text(): Promise<string> {
    const lines: string[] = [];
    for (const [name, { help, values }] of this.#counters) {
      lines.push(...head(name, help, 'counter'), ...[...(values.size === 0 ? [['', 0] as const] : values)].map(([key, value]) => line(name, key, value)));
    }
    for (const [name, { help, read }] of this.#gauges) lines.push(...head(name, help, 'gauge'), line(name, '', await read()));
    for (const [name, { help, values }] of this.#durations) lines.push(...head(name, help, 'histogram'), ...[...values].flatMap(([key, duration]) => histogram(name, key, duration)));
    return `${lines.join('\n')}\n`;
  }
}

const head = (name: string, help: string, type: string): string[] => [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];

const line = (name: string, key: string, value: number): string => `${name}${key === '' ? '' : `{${key}}`} ${value}`;

const written = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replaceAll(/[\\"\n]/gu, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))}"`)
    .join(',');

function histogram(name: string, key: string, { classes, sum, count }: Duration): string[] {
  const within = (bound: string) => (key === '' ? `le="${bound}"` : `${key},le="${bound}"`);
  return [...classes.map((value, at) => line(`${name}_bucket`, within(String(bounds[at])), value)), line(`${name}_bucket`, within('+Inf'), count), line(`${name}_sum`, key, sum), line(`${name}_count`, key, count)];
}
