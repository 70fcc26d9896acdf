import { machine } from './measure.ts';

/** Each bench by name; `npm run bench -- distances` runs one of them. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  pipeline: async () => (await import('./pipeline.ts')).benchPipeline(),
  bundles: async () => (await import('./bundles.ts')).benchBundles(),
  scoring: async () => (await import('./scoring.ts')).benchScoring(),
  archetypes: async () => (await import('./archetypes.ts')).benchArchetypes(),
  rounds: async () => (await import('./rounds.ts')).benchRounds(),
  pages: async () => (await import('./pages.ts')).benchPages(),
  answering: async () => (await import('./answering.ts')).benchAnswering(),
  suggestions: async () => (await import('./suggestions.ts')).benchSuggestions(),
  rendering: async () => (await import('./rendering.ts')).benchRendering(),
  distances: async () => (await import('./distances.ts')).benchDistances(),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
console.log(machine());
for (const [name, run] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  await run();
}
