import type { Block } from '#shared/contracts/report.ts';
import type { Margins } from '../design.ts';
import type { Piece, Setting } from '../pieces.ts';
import type { World } from '../world.ts';
import { headingPieces } from './headings.ts';
import { levelsPieces } from './levels.ts';
import { mapPieces } from './map.ts';
import { peerPieces } from './peers.ts';
import { profilePieces } from './profile.ts';
import { calloutPieces, factPieces, listPieces, paragraphPieces } from './prose.ts';
import { roadmapPieces } from './roadmap.ts';
import { suggestionPieces } from './suggestion.ts';
import { tablePieces } from './table.ts';

/** What some blocks need beside the setting. */
export interface Surroundings {
  readonly world: World;
  /** Height of the text area, in points. */
  readonly pageHeight: number;
  readonly margins: Margins;
}

/** Lays out a block of any kind. */
export function blockPieces(setting: Setting, block: Block, { world }: Surroundings): Piece[] {
  switch (block.kind) {
    case 'paragraph':
      return paragraphPieces(setting, block);
    case 'heading':
      return headingPieces(setting, block.text);
    case 'list':
      return listPieces(setting, block);
    case 'callout':
      return calloutPieces(setting, block);
    case 'facts':
      return factPieces(setting, block.rows);
    case 'table':
      return tablePieces(setting, block);
    case 'levels':
      return levelsPieces(setting, block);
    case 'suggestion':
      return suggestionPieces(setting, block);
    case 'profile':
      return profilePieces(setting, block);
    case 'map':
      return mapPieces(setting, block, world);
    case 'peers':
      return peerPieces(setting, block);
    case 'roadmap':
      return roadmapPieces(setting, block);
  }
}
