import type { Gathered } from '../gather.ts';
import type { MemberVisit } from '../visit.ts';
import type { Row } from './check.ts';

/** Profile, focus, consents, comparison and delivery in words. */
export const choiceRows = (visit: MemberVisit, { settings, profile }: Gathered): Row[] => {
  const { say } = visit;
  const { comparison } = settings;
  return [
    { step: 'profile', title: say('form.overview.profile'), value: profileText(visit, profile) },
    { step: 'focus', title: say('form.overview.focus'), value: focusText(visit, settings.focus) },
    { step: 'sharing', title: say('form.overview.sharing'), value: consentText(visit, settings.consents) },
    {
      step: 'comparison',
      title: say('form.overview.comparison'),
      value: say('form.check.comparison', {
        lens: say(`form.comparison.lenses.${comparison?.lens ?? 'balanced'}`),
        size: comparison?.k ?? 10,
      }),
    },
    { step: 'delivery', title: say('form.overview.delivery'), value: deliveryText(visit, settings) },
  ];
};

const profileText = ({ say }: MemberVisit, { corrections = {}, ...statements }: Gathered['profile']): string => {
  const stated = Object.keys(statements).length;
  const corrected = Object.keys(corrections).length;
  return stated + corrected === 0 ? say('form.check.no-answer') : say('form.check.profile', { stated, corrected });
};

const focusText = ({ say, instrument }: MemberVisit, focus: Gathered['settings']['focus']): string => {
  const names = instrument.capabilities
    .filter(({ id }) => focus?.capabilities.includes(id) ?? false)
    .map(({ plainName }) => plainName);
  return names.length === 0 ? say('form.check.no-focus') : names.join('; ');
};

const consentText = ({ say }: MemberVisit, consents: Gathered['settings']['consents']): string => {
  const given = [
    ...(consents?.named ? [say('form.sharing.named')] : []),
    ...(consents?.learnFrom ? [say('form.sharing.learn-from')] : []),
    ...(consents?.research ? [say('form.sharing.research')] : []),
  ];
  return given.length === 0 ? say('form.check.no-consent') : given.join('; ');
};

const deliveryText = ({ say, language, person }: MemberVisit, settings: Gathered['settings']): string =>
  say('form.check.delivery', {
    language: say(`form.languages.${settings.language ?? language}`),
    recipients: (settings.recipients ?? [person.address]).join(', '),
  });
