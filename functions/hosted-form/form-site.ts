import type { Site } from '../pages/site.ts';

export const FORM_SITE: Site = {
  home: { href: '/assessments', words: 'form.failures.to-start' },
  formsBelow: '/assessments/',
  navigation: [{ words: 'form.navigation.assessments', href: '/assessments' }],
};
