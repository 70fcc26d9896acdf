import type { Command } from 'commander';
import type { ConnectedDeployment, DeploymentOptions } from './deployment.ts';
import type { Outcome } from './outcome.ts';

export interface GlobalOptions extends DeploymentOptions {
  readonly json?: boolean;
}

/** Loads the clients only for commands that talk to a deployment, so that help and mistakes answer at once. */
export const connect = async (options: DeploymentOptions): Promise<ConnectedDeployment> =>
  (await import('./deployment.ts')).connect(options);

/** What a command does with its options and with its operands, those words without a dash. */
export type Action<Options> = (options: Options & GlobalOptions, operands: readonly string[]) => Promise<Outcome>;

/** Makes an action into what the parser calls; given to every group of commands. */
export type Run = <Options>(action: Action<Options>) => (...parsed: unknown[]) => Promise<void>;

export type AddCommands = (program: Command, run: Run) => void;
