import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test that needs a page says so in its first line: `// @vitest-environment happy-dom`.
    environment: 'node',
    include: ['frontend/**/*.test.ts'],
    exclude: ['frontend/generated/**'],
  },
});
