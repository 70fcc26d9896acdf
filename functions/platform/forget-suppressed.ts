import { DeleteSuppressedDestinationCommand, NotFoundException, type SESv2Client } from '@aws-sdk/client-sesv2';

/** Takes an address from the suppression list of the account; one that is not on it is fine. */
export const createForgetSuppressed =
  (client: SESv2Client) =>
  async (EmailAddress: string): Promise<void> => {
    try {
      await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
    }
  };
