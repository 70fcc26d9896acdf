import { roundSchema } from '#shared/contracts/round.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { Table } from './table.ts';

export const createRoundRepository = (table: Table): RoundRepository => ({
  put: (round) =>
    table.put({ PK: `ROUND#${round.id}`, SK: 'ROUND' }, roundSchema, round, { GSI1PK: 'ROUND', GSI1SK: round.id }),
  async get(id) {
    const round = await table.find({ PK: `ROUND#${id}`, SK: 'ROUND' }, roundSchema);
    if (round !== undefined) return round;
    throw new DomainError('round_unknown', `No round ${id}`, [{ field: 'round', message: 'round-unknown' }]);
  },
  list: () => table.listIndex('ROUND', roundSchema),
});
