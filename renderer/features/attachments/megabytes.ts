/** Bytes as megabytes with one digit behind the point; never nothing at all. */
export function megabytes(bytes: number): number {
  return Math.max(0.1, Math.round((bytes / 1024 / 1024) * 10) / 10);
}
