import type { Compilable, CompiledQuery } from 'kysely';

/** Stands in a query for an argument that is not known yet. */
class Slot {
  readonly name: string | symbol;

  constructor(name: string | symbol) {
    this.name = name;
  }
}

/**
 * A query whose SQL is made once and run with other arguments each time: making it costs more than running it, which shows where a thousand
 * events are taken in at once. `make` puts each argument into the query as a plain value and decides nothing by it.
 */
export function reused<Arguments extends object, Row>(make: (given: Arguments) => Compilable<Row>): (given: Arguments) => Compilable<Row> {
  let made: CompiledQuery<Row> | null = null;
  return (given) => {
    const known = (made ??= make(new Proxy(given, { get: (_given, name) => new Slot(name) })).compile());
    const parameters = known.parameters.map((parameter) => (parameter instanceof Slot ? Reflect.get(given, parameter.name) : parameter));
    return { compile: () => ({ ...known, parameters }) };
  };
}
