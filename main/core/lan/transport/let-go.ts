/**
 * Gives the memory of bytes back at once when they are all that their buffer holds; a part of a larger buffer is left alone. The garbage collector
 * looks through the whole heap whenever some tens of megabytes of buffers have gathered, and a large content brings these several times a second.
 */
export function letGo(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && !buffer.detached && bytes.byteLength === buffer.byteLength) buffer.transfer(0);
}
