import { paragraph } from '../../pages/blocks.ts';
import { checkboxes, input } from '../../pages/fields.ts';
import type { SettingsPage } from '../pages/settings.ts';

interface SharingValues {
  readonly consents: readonly string[];
  readonly contact: string;
}

const LONGEST_CONTACT = 200;
const CONSENTS = ['named', 'learn-from', 'research'] as const;

/** Three separate consents, all off at first. */
export const sharingPage: SettingsPage<SharingValues> = {
  step: () => 'sharing',
  valuesOf: ({ consents }) => ({
    consents: [
      ...(consents?.named ? ['named'] : []),
      ...(consents?.learnFrom ? ['learn-from'] : []),
      ...(consents?.research ? ['research'] : []),
    ],
    contact: consents?.contact ?? '',
  }),
  valuesSent: (fields) => ({ consents: fields.texts('consents'), contact: fields.text('contact') }),
  read({ consents, contact }, { say }) {
    if (contact.length > LONGEST_CONTACT) {
      return {
        errors: [
          { field: 'contact', text: say('form.errors.too-long', { field: 'contact', maximum: LONGEST_CONTACT }) },
        ],
      };
    }
    return {
      value: {
        consents: {
          named: consents.includes('named'),
          learnFrom: consents.includes('learn-from'),
          research: consents.includes('research'),
          ...(contact !== '' && { contact }),
        },
      },
    };
  },
  present({ say }, { consents, contact }, errors) {
    return {
      title: say('form.sharing.title'),
      heading: say('form.sharing.title'),
      intro: [paragraph(say('form.sharing.intro'))],
      fields: [
        checkboxes({
          say,
          name: 'consents',
          label: say('form.sharing.consents'),
          hint: say('form.sharing.consents-hint'),
          chosen: consents,
          options: CONSENTS.map((value) => ({
            value,
            text: say(`form.sharing.${value}`),
            hint: say(`form.sharing.${value}-hint`),
          })),
        }),
        input({
          say,
          errors,
          name: 'contact',
          label: say('form.sharing.contact'),
          hint: say('form.sharing.contact-hint'),
          value: contact,
          autocomplete: 'off',
        }),
      ],
    };
  },
};
