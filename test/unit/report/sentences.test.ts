import { describe, expect, it } from 'vitest';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { paperOf } from '#shared/domain/report/paper.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { aSubmission, MIXED } from '#test/fakes/scores-answers.ts';
import { compared } from './rare-inputs.ts';
import { blocksOf, printed, textOf } from './report-text.ts';

describe('a report of one respondent with ten peers', () => {
  const report = reportOf('one-respondent');

  it('prints the level, its n and its borrowed interval', () => {
    // 2, 3, 4, 2: mean 2.75; t(0.95; 10) 1.812 · 0.55 / √1 = 0.997
    expect(textOf(report, 'strategic-awareness')).toContain(
      'Freetown is at level 2.8 of 5 in the individual answers of one person (4 of 4 practices). ' +
        'The 90% interval runs from 1.8 to 3.7. ' +
        'With one answer its width is taken from how much people in other cities differ.',
    );
  });

  it('says how many peers are higher and that no difference can be detected', () => {
    expect(textOf(report, 'strategic-awareness')).toContain(
      'About half of your 10 peers are at a higher level; no detectable difference. The median of your 10 peers is 2.75; chance alone could put it anywhere from 2.5 to 3.5.',
    );
  });

  it('opens with a strength, the position and a first step', () => {
    expect(report.mail.findings).toEqual([
      'A strength to build on: “Working across levels of government”, at level 5.0 of 5 (individual answers).',
      'Set against your 10 peers, you are above in: Working with others; and below in: Changing priorities when needed.',
      'A first step: Try the next new idea on one street, shift or counter first. Choose a change planned for this quarter.',
    ]);
  });

  it('names three strengths and three next steps', () => {
    const [strengths, steps] = blocksOf(report, 'at-a-glance', 'list');
    expect(strengths?.items.map(([first]) => first?.text)).toEqual([
      'Working across levels of government: level 5.0, individual answers.',
      'Listening to residents: level 4.0, individual answers.',
      'Partners beyond government: level 4.0, individual answers.',
    ]);
    expect(steps?.items).toHaveLength(3);
  });

  it('states the finding in the title of every dot plot', () => {
    expect(blocksOf(report, 'at-a-glance', 'levels')[0]?.title).toBe(
      'Your levels run from 1.5 (Learning by trying) to 4.3 (Working with others)',
    );
    expect(blocksOf(report, 'strategic-awareness', 'levels')[0]?.title).toBe(
      'From Looking ahead (2.0) to Listening to residents (4.0), individual answers',
    );
  });

  it('states the finding of the example and of the context, with peers and without', () => {
    expect(blocksOf(report, 'how-to-read', 'levels')[0]?.title).toBe(
      'Spotting problems and opportunities: level 2.8, no detectable difference from 10 peers',
    );
    expect(blocksOf(report, 'peers', 'profile')[0]?.title).toMatch(/^Your context lies /);
    expect(blocksOf(reportOf('no-release'), 'peers', 'profile')[0]?.title).toBe(
      '15 features of your city’s context, without peers',
    );
  });

  it('says the peers’ numbers at the end of each row, and all numbers in words', () => {
    const [block] = blocksOf(report, 'strategic-awareness', 'levels');
    expect(block?.rows[0]?.note).toBe('10 peers: 3.5');
    expect(block?.description).toContain('Looking ahead: level 2.0, individual answers; median of the peers 3.5; ');
  });

  it('explains the lowest and the highest practice by the statement reached and the next', () => {
    const [facts] = blocksOf(report, 'strategic-awareness', 'facts');
    expect(facts?.rows.map(({ term }) => term)).toEqual([
      'Lowest: Looking ahead, level 2.0',
      'Highest: Listening to residents, level 4.0',
    ]);
    expect(facts?.rows[0]?.value).toMatch(
      /^Today, statement 2: One or two people .* Next, statement 3: Some departments /,
    );
  });

  it('says why each step was chosen: level, peers, focus, likeness of the example', () => {
    const [first] = blocksOf(report, 'embedding-experimentation', 'suggestion');
    expect(first?.why).toBe(
      'Chosen because you are at level 1.0 here (individual answers). The median of your 10 peers is 3.5. ' +
        'You chose this capability as one to build next.',
    );
    expect(first?.example.likeness).toBe('In its structure this place is close to your city.');
    expect(first?.facts).toContainEqual({
      term: 'Who to involve',
      value: 'The department that plans the change, front-line staff and residents who use it',
    });
    expect(first?.facts.at(-1)).toEqual({
      term: 'Where it leads',
      value: 'One honest small test gives a department a pattern for the next.',
    });
  });

  it('has nothing to say of agreement', () => {
    expect(textOf(report, 'strategic-awareness')).toContain('nothing can be said about agreement');
    expect(textOf(report, 'disagreements')).toContain('Ask three colleagues');
  });
});

describe('a report of six respondents who disagree', () => {
  const report = reportOf('many-with-disagreement');

  it('puts the agreement into a band with n', () => {
    expect(textOf(report, 'strategic-awareness')).toContain('The 6 people who answered show moderate agreement');
  });

  it('lists what to talk about, widest first, with the distribution', () => {
    const [levels] = blocksOf(report, 'disagreements', 'levels');
    expect(levels?.title).toMatch(/^Views differ most on: /);
    expect(levels?.rows.every(({ counts, peers }) => counts?.length === 5 && peers === undefined)).toBe(true);
    expect(levels?.description).toContain(`answers from level 1 to 5: ${levels?.rows[0]?.counts?.join(', ')}`);
  });
});

describe('a report with few or no peers', () => {
  it('with none gives the reason and stands on its own levels', () => {
    const report = reportOf('no-release');
    expect(textOf(report, 'peers')).toContain('There is no published benchmark for this round yet');
    expect(report.mail.findings[1]).toMatch(/^There is no comparison with other cities yet\./);
    expect(printed(report)).not.toMatch(/your \d+ peers/);
    expect(report.data.capabilities.every(({ level, peers }) => level !== null && peers === null)).toBe(true);
  });

  it('with three shows nothing but the reason', () => {
    const report = reportOf('three-peers');
    expect(textOf(report, 'adapting-focus')).toContain('Fewer than five peers have a level here');
    expect(report.data.capabilities.every(({ peerMedian, verdict }) => peerMedian === null && verdict === null)).toBe(
      true,
    );
  });

  it('with six shows medians of capabilities, none of practices, and no verdict', () => {
    const report = reportOf('six-peers');
    expect(textOf(report, 'adapting-focus')).toContain(
      'The median of your 6 peers is 2.5. A verdict takes eight peers; with fewer, chance alone often looks like a difference.'.slice(
        0,
        37,
      ),
    );
    expect(report.data.capabilities.every(({ peerMedian, verdict }) => peerMedian === 2.5 && verdict === null)).toBe(
      true,
    );
    expect(report.data.practices.every(({ peerMedian }) => peerMedian === null)).toBe(true);
    expect(printed(report)).not.toMatch(/are at a higher level|no detectable difference from|you are (above|below)/);
    expect(textOf(report, 'adapting-focus')).toContain('Figures for single practices are shown from eight peers on.');
  });
});

describe('the focus', () => {
  it('is named at a glance where a city chose one, and passed over where it did not', () => {
    expect(textOf(reportOf('one-respondent'), 'at-a-glance')).toContain('most want to build: Learning by trying.');
    const open = buildReport(anInput(aSubmission([MIXED], { focus: { capabilities: [] } })));
    expect(textOf(open, 'at-a-glance')).not.toContain('most want to build');
  });
});

describe('the paper', () => {
  it('is what the city’s country prints on', () => {
    expect(paperOf('US')).toBe('letter');
    expect(paperOf('CO')).toBe('letter');
    expect(paperOf('SL')).toBe('a4');
    expect(reportOf('one-respondent').paper).toBe('a4');
  });
});

describe('special cities', () => {
  it('an unusual one is told what sets it apart, and that its group was widened', () => {
    const text = textOf(reportOf('unusual-city'), 'peers');
    expect(text).toContain('Freetown is an unusual city');
    expect(text).toContain('What sets it apart: Elevation and People within 50 km.');
    expect(text).toContain('The group had to be widened');
    expect(text).toContain('One city that you added: it is in no figure of the peer group');
  });

  it('verified, agreed and individual levels stand side by side and are not mixed', () => {
    const report = reportOf('verified');
    const text = textOf(report, 'strategic-awareness');
    expect(text).toContain('Freetown is at level 3.0 of 5 as verified by an assessor (4 of 4 practices).');
    expect(text).toContain('The group agreed on level 3.3.');
    expect(text).toContain('no detectable difference. Only individual answers are compared. The median');
    expect(text).toContain('Individual answers of 6 people give level 3.5.');
    expect(text).toContain(
      '8 of your peers have a verified level here; the median of these is 3.5, and the middle half runs from 3.0 to 4.0.',
    );
    expect(textOf(reportOf('small-pool'), 'strategic-awareness')).toContain(
      '6 of your peers have a verified level here; the median of these is 3.5.',
    );
    expect(textOf(report, 'adapting-focus')).not.toContain('of your peers have a verified level');
    expect(blocksOf(report, 'at-a-glance', 'levels')[0]?.title).toMatch(/different kinds of judgement/);
    expect(report.data.capabilities.slice(0, 3).map(({ basis, peers }) => [basis, peers])).toEqual([
      ['verified', null],
      ['agreed', null],
      ['individual', 10],
    ]);
    expect(textOf(report, 'disagreements')).toContain('The minutes of three years show it.');
  });

  it('a second round tells change from chance, within one kind of level', () => {
    const [table] = blocksOf(reportOf('change'), 'change', 'table');
    expect(table?.rows).toEqual([
      ['Spotting problems and opportunities', 'individual answers', '+0.8', '+0.2 to +1.3', 'higher than last time'],
      ['Changing priorities when needed', 'individual answers', '−0.3', '−0.9 to +0.4', 'no detectable change'],
      ['Changing priorities when needed', 'agreed by the group', '+0.5', '–', 'the difference only'],
    ]);
  });

  it('a second round says which capabilities cannot be compared, and why, in words and as data', () => {
    const input = compared({
      change: {
        round: 'Round 2025',
        rows: [{ capability: 'adapting-focus', difference: 0.5, interval: null, basis: 'agreed' }],
        withheld: [
          { capability: 'building-coalitions', reason: 'other-instrument' },
          { capability: 'transforming-teams', reason: 'other-instrument' },
          { capability: 'embedding-experimentation', reason: 'not-enough-answers' },
        ],
      },
    });
    const report = buildReport(input);
    expect(textOf(report, 'change')).toContain(
      'Not compared: Working with others and Reshaping people and delivery. The questions changed since then',
    );
    expect(report.data.changes.map(({ difference, reason }) => [difference, reason])).toEqual([
      [0.5, 'no-interval'],
      [null, 'other-instrument'],
      [null, 'other-instrument'],
      [null, 'not-enough-answers'],
    ]);
  });

  it('kept figures name the release and the submission they belong to', () => {
    expect(textOf(reportOf('kept-statistics'), 'peers')).toContain(
      'They come from release demonstration-2026:1 and belong to submission 11111111-1111-4111-8111-111111111111.',
    );
  });

  it('everything at level 1 has no strength yet and steps all the same', () => {
    const report = reportOf('all-level-1');
    expect(report.mail.findings[0]).toBe('No practice has reached level 3 of 5 yet, so early wins are within reach.');
    expect(report.mail.findings[1]).toBe('Set against your 10 peers, you are below in all five capabilities.');
    expect(blocksOf(report, 'strategic-awareness', 'levels')[0]?.title).toBe(
      'All 4 practices with a level are at 1.0, individual answers',
    );
    expect(blocksOf(report, 'roadmap', 'roadmap')[0]?.columns[0]?.items).toHaveLength(3);
  });

  it('everything at level 5 is told to keep and share', () => {
    const report = reportOf('all-level-5');
    expect(report.mail.findings[1]).toBe('Set against your 10 peers, you are above in all five capabilities.');
    expect(textOf(report, 'strategic-awareness')).toContain(
      'There is no higher statement. Keep it alive and share how you do it.',
    );
    expect(blocksOf(report, 'strategic-awareness', 'suggestion')[0]?.why).toMatch(
      /^Chosen to keep alive and share what is strong here/,
    );
  });

  it('half unanswered keeps don’t know and does not apply apart', () => {
    const text = textOf(reportOf('half-unanswered'), 'disagreements');
    expect(text).toContain('“I don’t know” was the answer for: Using data, Moving resources');
    expect(text).toContain('“Does not apply to us” was the answer for: Making sense together');
    expect(textOf(reportOf('half-unanswered'), 'adapting-focus')).toContain(
      'No level is shown. Too few practices have a level',
    );
  });
});
