import type { PluginOption, UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

/** A bundle needs neither: types are looked at by `npm run check`, and nobody reads statistics of the bundle. */
const ELSEWHERE = new Set(['vite-plugin-checker', 'visualizer']);

const vaadin = overrideVaadinConfig(() => ({}));

const config: UserConfigFn = async (env) => {
  const { plugins, ...rest } = await vaadin(env);
  const kept = (plugins ?? []).flat(Infinity).filter((plugin) => !ELSEWHERE.has((plugin as { name?: string } | null)?.name ?? ''));
  return { ...rest, plugins: kept as PluginOption[] };
};

export default config;
