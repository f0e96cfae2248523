/** What is built, and the folders whose change makes it stale. */
export const bundles = [
  { name: 'main', sources: ['main', 'preload/contract', 'resources'] },
  { name: 'preload', sources: ['preload'] },
  { name: 'print', sources: ['renderer/print'] },
  {
    name: 'verify',
    sources: [
      'renderer/verify', 'renderer/ui/styles', 'main/core/seal', 'main/core/verify', 'main/core/text', 'main/core/result.ts', 'scripts/build-verify.mjs',
      ...['en', 'ur', 'hi'].map((language) => `resources/locales/${language}/verify.json`),
    ],
  },
  { name: 'renderer', sources: ['renderer', 'preload/contract', 'resources'] },
];
