import * as z from 'zod';
import { languageSchema } from '#shared/contracts/names.ts';
import { paragraph } from '../../pages/blocks.ts';
import { radios, textarea } from '../../pages/fields.ts';
import type { SettingsPage } from '../pages/settings.ts';

interface DeliveryValues {
  readonly language: string;
  /** One address a line. */
  readonly recipients: string;
}

const MOST_RECIPIENTS = 10;
const addressSchema = z.email().max(254);

const addressesIn = (text: string): string[] => [
  ...new Map(
    text
      .split(/[\n,;]/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((address) => [address.toLowerCase(), address]),
  ).values(),
];

/** Language of the report and who gets it; the person's own confirmed address stands there at first. */
export const deliveryPage: SettingsPage<DeliveryValues> = {
  step: () => 'delivery',
  valuesOf: ({ language, recipients }, visit) => ({
    language: language ?? visit.language,
    recipients: (recipients ?? [visit.person.address]).join('\n'),
  }),
  valuesSent: (fields) => ({ language: fields.text('language'), recipients: fields.text('recipients') }),
  read({ language, recipients }, { say, round, language: own }) {
    const addresses = addressesIn(recipients);
    const wrong = addresses.filter((address) => !addressSchema.safeParse(address).success);
    const chosen = languageSchema.safeParse(language).data;
    const errors = [
      ...(addresses.length === 0 ? [say('form.errors.recipients-none')] : []),
      ...(addresses.length > MOST_RECIPIENTS ? [say('form.errors.recipients-many', { maximum: MOST_RECIPIENTS })] : []),
      ...(wrong.length > 0 ? [say('form.errors.recipients-wrong', { addresses: wrong.join(', ') })] : []),
    ].map((text) => ({ field: 'recipients', text }));
    if (errors.length > 0) return { errors };
    return {
      value: {
        recipients: addresses,
        language: chosen !== undefined && round.languages.includes(chosen) ? chosen : own,
      },
    };
  },
  present({ say, round }, { language, recipients }, errors) {
    const languages = round.languages.map((value) => ({ value, text: say(`form.languages.${value}`) }));
    return {
      title: say('form.delivery.title'),
      heading: say('form.delivery.title'),
      intro: [paragraph(say('form.delivery.intro'))],
      fields: [
        ...(languages.length < 2
          ? []
          : [
              radios({
                say,
                errors,
                name: 'language',
                label: say('form.delivery.language'),
                chosen: language,
                options: languages,
              }),
            ]),
        textarea({
          say,
          errors,
          name: 'recipients',
          label: say('form.delivery.recipients'),
          hint: say('form.delivery.recipients-hint'),
          value: recipients,
        }),
      ],
    };
  },
};
