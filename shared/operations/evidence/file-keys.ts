/** Where an upload arrives; what nobody claims there is deleted after a day. */
export const incomingKeyOf = (id: string): string => `incoming/${id}`;

/** Where a file stays. Made of ids only, so that no name that a person typed can lead anywhere. */
export const fileKeyOf = (round: string, city: string, id: string): string => `evidence/${round}/${city}/${id}`;
