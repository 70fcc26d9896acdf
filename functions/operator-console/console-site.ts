import type { Site } from '../pages/site.ts';

/** A page of the menu is a line here. */
export const CONSOLE_SITE: Site = {
  home: { href: '/console', words: 'console.to-rounds' },
  formsBelow: '/console/',
  navigation: [
    { words: 'console.navigation.rounds', href: '/console', section: '/console/rounds/' },
    { words: 'console.navigation.failed', href: '/console/failed', section: '/console/failed/' },
    { words: 'console.navigation.audit', href: '/console/audit', section: '/console/audit/' },
    { words: 'console.navigation.erasures', href: '/console/erasures', section: '/console/erasures/' },
  ],
};
