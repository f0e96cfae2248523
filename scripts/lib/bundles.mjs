/** What is built, and the folders whose change makes it stale. */
export const bundles = [
  { name: 'main', sources: ['main', 'preload/contract', 'resources'] },
  { name: 'preload', sources: ['preload'] },
  { name: 'print', sources: ['renderer/print'] },
  { name: 'renderer', sources: ['renderer', 'preload/contract', 'resources'] },
];
