import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const TESTS = 'frontend/**/*.test.ts';
// A test that needs a page says so in its first line: `// @vitest-environment happy-dom`.
const pages = globSync(TESTS).filter((file) => readFileSync(file, 'utf8').startsWith('// @vitest-environment'));

export default defineConfig({
  test: {
    environment: 'node',
    // A loaded machine takes its time; what never comes still fails.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'page', include: pages } },
      // Without a page nothing is left behind, so that these tests need no surroundings of their own.
      {
        extends: true,
        test: {
          name: 'plain',
          include: [TESTS],
          exclude: [...pages, 'frontend/generated/**'],
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
        },
      },
    ],
  },
});
