import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { Session } from '#shared/contracts/person.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { Assets } from '../platform/page-assets.ts';
import type { PageReply } from './reply.ts';
import { sessionLine } from './session-line.ts';
import { presentLinks, type Site } from './site.ts';

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

export interface Frame {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly assets: Assets;
  readonly say: Wording;
  readonly language: Language;
  /** Undefined on error pages, which know nobody. */
  readonly isSignedIn: boolean | undefined;
  readonly path: string;
  readonly csrf: string;
  /** Proves later that this person was shown this page; empty for nobody. */
  readonly owner: string;
  readonly now: Date;
  readonly session: Session | undefined;
}

/** Everything around a page's content, as the layout takes it. */
export const presentShell = (reply: PageReply, frame: Frame): object => {
  const { deployment, assets, say, language } = frame;
  const hasErrors = (reply.errors?.length ?? 0) > 0;
  const isDemonstration = deployment.demonstration || reply.isDemonstration === true;
  const title = `${reply.title} – ${deployment.name}`;
  return {
    language,
    direction: RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr',
    documentTitle: hasErrors ? `${say('form.error-prefix')}: ${title}` : title,
    isPrivate: reply.isPublic !== true,
    csrf: frame.csrf,
    ...(frame.path.startsWith(frame.site.formsBelow) && { owner: frame.owner }),
    ...(frame.session !== undefined &&
      frame.path !== '/session' && { session: sessionLine(say, frame.session, frame.now, frame.path) }),
    assets: {
      styles: [assets.href('form.css'), assets.href('colours.css')],
      script: assets.href('form.js'),
      icon: assets.href('icon.svg'),
      words: assets.href(`words-${language}.json`),
    },
    pictures: { world: assets.href('world.svg') },
    skipLink: { text: say('form.skip-link'), href: '#main-content' },
    header: { logoText: deployment.name, url: '/' },
    navigation: presentNavigation(frame),
    ...(isDemonstration && {
      demonstration: { title: say('form.demonstration.title'), text: say('form.demonstration.text') },
    }),
    ...(reply.back !== undefined && { back: { ...reply.back, label: say('form.back-label') } }),
    ...(hasErrors && {
      errors: {
        titleText: say('form.error-summary'),
        errorList: reply.errors?.map(({ field, text }) => ({ text, href: `#${field}` })),
      },
    }),
    footer: presentFooter(frame),
  };
};

const presentNavigation = ({ site, say, isSignedIn, path }: Frame) => ({
  navigationLabel: say('form.navigation.label'),
  collapseNavigationOnMobile: false,
  navigation:
    isSignedIn === undefined
      ? []
      : isSignedIn
        ? [
            ...presentLinks(site, say, path),
            { text: say('form.navigation.sign-out'), href: '/sign-out', current: path === '/sign-out' },
          ]
        : [{ text: say('form.navigation.sign-in'), href: '/sign-in', current: path === '/sign-in' }],
});

const presentFooter = ({ deployment, say }: Frame) => ({
  label: say('form.footer.label'),
  organisation: say('form.footer.organisation', { organisation: deployment.organisation }),
  links: [
    { text: say('form.footer.privacy'), href: '/privacy' },
    { text: say('form.footer.accessibility'), href: '/accessibility' },
    { text: say('form.footer.sources'), href: '/sources' },
    { text: say('form.footer.help'), href: `mailto:${deployment.contact}` },
  ],
});
