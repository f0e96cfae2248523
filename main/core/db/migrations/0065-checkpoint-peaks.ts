/** What the Merkle tree of a log needs to grow on from a checkpoint; null on checkpoints of older versions. */
export const checkpointPeaksMigration = {
  number: 65,
  sql: `
ALTER TABLE checkpoint ADD COLUMN peaks BLOB;
`,
};
