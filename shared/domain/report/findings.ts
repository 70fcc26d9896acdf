import { BASES } from '#shared/contracts/names.ts';
import { levelText, listText, reasonText } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownPractice } from './shown-practice.ts';
import type { ShownSuggestion } from './shown-scores.ts';

/** A practice from here on is called a strength. */
const STRENGTH_LEVEL = 3;
const MOST_STRENGTHS = 3;
const MOST_STEPS = 3;

/**
 * Practices at level 3 or higher, at most three: stronger kinds of level first, since levels of different kinds are never
 * set against each other, then the highest; ties in the instrument's order.
 */
export const strengthsOf = ({ shown }: Material): ShownPractice[] =>
  shown.capabilities
    .flatMap(({ practices }) => practices)
    .filter(({ headline }) => headline !== null && headline.level >= STRENGTH_LEVEL)
    .sort((a, b) => strengthOf(b) - strengthOf(a) || (b.headline?.level ?? 0) - (a.headline?.level ?? 0))
    .slice(0, MOST_STRENGTHS);

const strengthOf = ({ headline }: ShownPractice): number => (headline === null ? -1 : BASES.indexOf(headline.basis));

/** What to begin with: the suggestions for now, or the first ones where nothing is for now. At most three. */
export const firstStepsOf = ({ shown }: Material): ShownSuggestion[] => {
  const now = shown.suggestions.filter(({ when }) => when === 'now');
  return (now.length > 0 ? now : shown.suggestions).slice(0, MOST_STEPS);
};

/** The three sentences that the report opens with and that the mail repeats word for word. */
export const findingsOf = (material: Material): string[] =>
  [strengthFinding(material), positionFinding(material), stepFinding(material)].filter((finding) => finding !== null);

const strengthFinding = (material: Material): string => {
  const { say, shown } = material;
  const [strongest] = strengthsOf(material);
  const hasLevels = shown.capabilities.some(({ practices }) => practices.some(({ headline }) => headline));
  if (strongest?.headline) {
    const { headline, practice } = strongest;
    const level = levelText(say, headline.level);
    return say('report.finding.strength', {
      practice: practice.name,
      level,
      basis: say(`report.basis.${headline.basis}`),
    });
  }
  return say(hasLevels ? 'report.finding.no-strength-yet' : 'report.finding.no-practice-levels');
};

const positionFinding = ({ say, shown }: Material): string => {
  const namesOf = (verdict: 'above' | 'below') =>
    shown.capabilities
      .filter(({ benchmark }) => benchmark.verdict === verdict)
      .map(({ capability }) => capability.plainName);
  const [above, below] = [namesOf('above'), namesOf('below')];
  const n = shown.comparison.group?.peers.length ?? 0;
  const judged = shown.capabilities.filter(({ benchmark }) => benchmark.verdict !== null).length;
  if (judged === 0) {
    const { group, reason, isBenchmarked } = shown.comparison;
    if (group === null || !isBenchmarked) {
      return say('report.finding.no-peers', { reason: reasonText(say, reason ?? 'no-release') });
    }
    return say('report.finding.no-verdict', { n });
  }
  const [aboveNames, belowNames] = [above, below].map((names) => (names.length > 0 ? listText(say, names) : ''));
  if (above.length > 0 && below.length > 0) {
    return say('report.finding.both', { above: aboveNames ?? '', below: belowNames ?? '', n });
  }
  if (above.length === judged) return say('report.finding.above-all', { n, judged });
  if (below.length === judged) return say('report.finding.below-all', { n, judged });
  if (above.length > 0) return say('report.finding.above', { above: aboveNames ?? '', n });
  if (below.length > 0) return say('report.finding.below', { below: belowNames ?? '', n });
  return say('report.finding.no-difference', { n, judged });
};

const stepFinding = (material: Material): string => {
  const [first] = firstStepsOf(material);
  if (first === undefined) return material.say('report.finding.no-step');
  const { action, firstSteps } = material.suggestionOf(first.suggestion);
  return material.say('report.finding.step', { action, first: firstSteps[0] ?? '' });
};
