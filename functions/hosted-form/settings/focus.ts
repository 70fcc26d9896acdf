import { focusSchema } from '#shared/contracts/submission.ts';
import { checkboxes, textarea } from '../../pages/fields.ts';
import type { SettingsPage } from '../pages/settings.ts';

interface FocusValues {
  readonly capabilities: readonly string[];
  readonly reason: string;
}

const LONGEST_REASON = 1000;

/** Up to two capabilities that the city most wants to build, and why: orders suggestions, never scored. */
export const focusPage: SettingsPage<FocusValues> = {
  step: () => 'focus',
  valuesOf: ({ focus }) => ({ capabilities: focus?.capabilities ?? [], reason: focus?.reason ?? '' }),
  valuesSent: (fields) => ({ capabilities: fields.texts('capabilities'), reason: fields.text('reason') }),
  read({ capabilities, reason }, { say }) {
    const errors = [
      ...(capabilities.length > 2 ? [{ field: 'capabilities', text: say('form.errors.two-capabilities') }] : []),
      ...(reason.length > LONGEST_REASON
        ? [{ field: 'reason', text: say('form.errors.too-long', { field: 'reason', maximum: LONGEST_REASON }) }]
        : []),
    ];
    const focus = focusSchema.safeParse({ capabilities, ...(reason !== '' && { reason }) }).data;
    if (errors.length === 0 && focus !== undefined) return { value: { focus } };
    return { errors: errors.length > 0 ? errors : [{ field: 'capabilities', text: say('form.errors.option') }] };
  },
  present({ say, instrument }, { capabilities, reason }, errors) {
    return {
      title: say('form.focus.title'),
      heading: say('form.focus.title'),
      fields: [
        checkboxes({
          say,
          errors,
          name: 'capabilities',
          label: say('form.focus.capabilities'),
          hint: say('form.focus.capabilities-hint'),
          chosen: capabilities,
          options: instrument.capabilities.map(({ id, plainName, description }) => ({
            value: id,
            text: plainName,
            hint: description,
          })),
        }),
        textarea({
          say,
          errors,
          name: 'reason',
          label: say('form.focus.reason'),
          hint: say('form.focus.reason-hint'),
          value: reason,
        }),
      ],
    };
  },
};
