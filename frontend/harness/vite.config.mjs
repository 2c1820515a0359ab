/** The lab without the server: npx vite --config frontend/harness/vite.config.mjs */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mockServer } from './mock.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export default {
  root: here,
  cacheDir: resolve(here, '../../node_modules/.vite-harness'),
  server: { port: 5199, strictPort: true, fs: { allow: [resolve(here, '../..')] } },
  plugins: [mockServer()],
};
