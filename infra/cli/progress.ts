import { type Options, Presets, SingleBar } from 'cli-progress';

export interface Progress {
  at(done: number, all?: number): void;
  stop(): void;
}

const SILENT: Progress = { at: () => {}, stop: () => {} };

/** A bar on stderr, where it disturbs no output; nothing where nobody watches. */
export const showProgress = (what: string, all: number, stream: NodeJS.WriteStream = process.stderr): Progress => {
  if (!stream.isTTY) return SILENT;
  const options: Options = {
    format: `${what} {bar} {value}/{total}, {eta_formatted} left`,
    stream,
    clearOnComplete: true,
  };
  const bar = new SingleBar(options, Presets.shades_classic);
  bar.start(all, 0);
  return {
    at: (done, total) => {
      if (total !== undefined) bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
};
