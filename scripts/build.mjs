/** Builds what is stale. `node scripts/build.mjs [bundle ...]` limits it to the bundles named. */
import { pathToFileURL } from 'node:url';
import { buildVerify } from './build-verify.mjs';
import { bundles } from './lib/bundles.mjs';
import { continueUnderPinnedNode } from './lib/under-node-24.mjs';
import { isFresh, sourcesDigest, stamp } from './lib/build-stamps.mjs';
import { say } from './lib/say.mjs';

/** Returns the names of the bundles that had to be built. */
export async function build(only = []) {
  const built = [];
  for (const { name, sources } of bundles) {
    const digest = sourcesDigest(sources);
    if ((only.length > 0 && !only.includes(name)) || isFresh(name, digest)) continue;
    await buildOne(name);
    stamp(name, digest);
    built.push(name);
  }
  return built;
}

async function buildOne(name) {
  if (name === 'verify') return buildVerify();
  const { viteConfigs } = await import('./lib/vite-configs.mjs');
  const config = viteConfigs[name]();
  if (Object.keys(config.build.rolldownOptions.input).length === 0) return;
  const started = Date.now();
  const vite = await import('vite');
  try {
    await vite.build(config);
  } catch (problem) {
    say(problem.message);
    process.exit(1);
  }
  say(`Built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  continueUnderPinnedNode();
  await build(process.argv.slice(2));
}
