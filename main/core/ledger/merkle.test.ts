import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MerkleTree } from './merkle.ts';

const sha256 = (...parts: readonly Uint8Array[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 6962 2.1, word for word. */
function treeHash(leaves: readonly Uint8Array[]): Buffer {
  const [first] = leaves;
  if (!first) return sha256();
  if (leaves.length === 1) return sha256(Uint8Array.of(0), first);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

const rootOf = (leaves: readonly Uint8Array[]) => {
  const tree = new MerkleTree();
  leaves.forEach((leaf) => tree.add(leaf));
  return Buffer.from(tree.root()).toString('hex');
};

/** The eight leaves and the roots that the Certificate Transparency project publishes for its own tests. */
const knownLeaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree', () => {
  it.each(knownRoots.map((root, size) => ({ size, root })))('has the published root over $size leaves', ({ size, root }) => {
    expect(rootOf(knownLeaves.slice(0, size).map((leaf) => Buffer.from(leaf, 'hex')))).toBe(root);
  });

  it('equals the recursive definition over any leaves', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 300 }), (leaves) => {
        expect(rootOf(leaves)).toBe(treeHash(leaves).toString('hex'));
      }),
      { numRuns: 60 },
    );
  });

  it('grows apart from its copy', () => {
    const tree = new MerkleTree();
    tree.add(Buffer.from('a'));
    const copy = tree.copy();
    copy.add(Buffer.from('b'));
    expect([tree.size, copy.size]).toEqual([1, 2]);
    expect(Buffer.from(tree.root()).toString('hex')).toBe(treeHash([Buffer.from('a')]).toString('hex'));
    expect(Buffer.from(copy.root()).toString('hex')).toBe(treeHash([Buffer.from('a'), Buffer.from('b')]).toString('hex'));
  });

  it('grows on from its peaks as if it had all its leaves', () => {
    const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.array(leaf, { maxLength: 70 }), fc.array(leaf, { maxLength: 20 }), (before, after) => {
        const whole = new MerkleTree();
        before.forEach((each) => whole.add(each));
        const grown = MerkleTree.from(whole.size, whole.peaks());
        after.forEach((each) => [whole, grown].forEach((tree) => tree?.add(each)));
        expect(grown?.root()).toEqual(whole.root());
      }),
    );
  });

  it('refuses peaks that are not those of its size', () => {
    expect(MerkleTree.from(3, new Uint8Array(32))).toBeNull();
    expect(MerkleTree.from(0, new Uint8Array(0))?.root()).toEqual(new MerkleTree().root());
  });
});
