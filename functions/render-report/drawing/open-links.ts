import type { Tag } from './tag.ts';

interface Stretch {
  /** Of the text that the link stands in. */
  readonly tag: Tag;
  readonly link: string;
  /** Stands at the start of its line. */
  readonly starts: boolean;
  /** Stands at the end of its line, so that it may go on in the next. */
  readonly ends: boolean;
}

/**
 * A link that runs over several lines is one element, for who hears the report. Elements of links are written before
 * the page is turned: pdfkit would name the last page for them.
 */
export class OpenLinks {
  #open: { readonly stretch: Stretch; readonly element: Tag } | undefined;

  /** The element of the link that goes on here, else a new one. */
  element(stretch: Stretch, make: () => Tag): Tag {
    const before = this.#open?.stretch;
    const goesOn = stretch.starts && before?.ends && before.tag === stretch.tag && before.link === stretch.link;
    if (!goesOn) this.close();
    const element = goesOn && this.#open ? this.#open.element : make();
    this.#open = { stretch, element };
    return element;
  }

  close(): void {
    this.#open?.element.end();
    this.#open = undefined;
  }
}
