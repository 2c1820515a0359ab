import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const TESTS = 'frontend/**/*.test.ts';
const SHARED = { isolate: false, unstubGlobals: true, restoreMocks: true };
// A test that needs a page says so in its first line: `// @vitest-environment happy-dom`.
const pages = globSync(TESTS).filter((file) => readFileSync(file, 'utf8').startsWith('// @vitest-environment'));
// What replaces modules, or counts on their being loaded for it, says so in its second line: a page for each test file costs its half a second.
const own = pages.filter((file) => readFileSync(file, 'utf8').split('\n', 2)[1] === '// Needs modules of its own.');

export default defineConfig({
  test: {
    environment: 'node',
    // A loaded machine takes its time; what never comes still fails.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'own', include: own } },
      { extends: true, test: { name: 'page', include: pages, exclude: own, environment: 'happy-dom', ...SHARED } },
      // Without a page nothing is left behind, so that these tests need no surroundings of their own.
      { extends: true, test: { name: 'plain', include: [TESTS], exclude: [...pages, 'frontend/generated/**'], ...SHARED } },
    ],
  },
});
