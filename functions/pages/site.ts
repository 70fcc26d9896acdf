import type { Wording } from '#shared/ports/content.ts';

/** What differs between the parts of the service that share one look and one way in. */
export interface Site {
  /** The first page of somebody signed in, and the words of a link to it. */
  readonly home: { readonly href: string; readonly words: string };
  /** Where forms are whose unsaved text is kept when a session ends. */
  readonly formsBelow: string;
  readonly navigation: readonly NavigationLink[];
}

export interface NavigationLink {
  readonly words: string;
  readonly href: string;
  /** Paths that belong to it begin with this. */
  readonly section?: string;
}

/** The links of somebody signed in, as the layout takes them. */
export const presentLinks = ({ navigation }: Site, say: Wording, path: string) =>
  navigation.map(({ words, href, section }) => ({
    text: say(words),
    href,
    current: path === href,
    active: section !== undefined && path.startsWith(section),
  }));
