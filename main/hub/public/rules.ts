/** The packing to answer in, of those there are: brotli before gzip (RFC 9110, 12.5.3); one with `q=0` is not wanted. */
export function encodingFor(accepted: string | undefined, has: { readonly br: boolean; readonly gzip: boolean }): 'br' | 'gzip' | null {
  const wanted = new Set((accepted ?? '').split(',').flatMap((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter)) ? [] : [name];
  }));
  if (has.br && wanted.has('br')) return 'br';
  return has.gzip && wanted.has('gzip') ? 'gzip' : null;
}

/** Whether a browser has the very bytes already: its tags hold this one, weak or strong (RFC 9110, 13.1.2). */
export function hasAlready(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return tags.includes('*') || tags.includes(etag);
}
