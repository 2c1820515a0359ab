import { defineConfig } from 'vite';

/** The pages of a live class, which stand beside Vaadin's: a bundle of their own, small enough for a hall of phones. */
export default defineConfig({
  root: 'frontend/classroom',
  base: '/pages/',
  publicDir: false,
  build: {
    outDir: '../../target/classes/META-INF/resources/pages',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2023',
    rollupOptions: { input: 'frontend/classroom/classroom.ts' },
  },
});
