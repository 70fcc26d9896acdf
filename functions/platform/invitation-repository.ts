import { type InvitationMail, invitationMailSchema } from '#shared/contracts/invitation.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';
import type { Table } from './table.ts';

const partition = (person: string) => `PERSON#${person}`;
const keyOf = ({ person, round, city, number }: InvitationMail) => ({
  PK: partition(person),
  SK: `INVITED#${round}#${city}#${String(number).padStart(4, '0')}`,
});

/** With the person, so that erasing the person erases them, and one day's mails to an address are read together. */
export const createInvitationRepository = (table: Table): InvitationRepository => ({
  begin: (mail) => table.putNew(keyOf(mail), invitationMailSchema, mail),
  finish: (mail) => table.put(keyOf(mail), invitationMailSchema, mail),
  withdraw: (mail) => table.delete(keyOf(mail)),
  async listOfPerson(person) {
    return (await table.list(partition(person), 'INVITED#', invitationMailSchema)).map(({ data }) => data);
  },
});
