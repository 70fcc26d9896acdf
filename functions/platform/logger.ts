import { Logger } from '@aws-lambda-powertools/logger';

/** Ids and codes only: never answers, addresses or tokens. */
export const logger = new Logger();
