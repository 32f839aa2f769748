import { judgeMove, type StageLaw } from '../../src/leads/stage.rules.js';

type Kind = 'open' | 'won' | 'retained' | 'terminal' | 'elsewhere';

const STAGES: Readonly<Record<Kind, StageLaw>> = {
  open: { id: 'stage_open', isTerminal: false, isWon: false, pipelineId: 'pipe_a' },
  won: { id: 'stage_won', isTerminal: false, isWon: true, pipelineId: 'pipe_a' },
  retained: { id: 'stage_retained', isTerminal: false, isWon: true, pipelineId: 'pipe_a' },
  terminal: { id: 'stage_lost', isTerminal: true, isWon: false, pipelineId: 'pipe_a' },
  elsewhere: { id: 'stage_other', isTerminal: false, isWon: false, pipelineId: 'pipe_b' },
};
const KINDS = Object.keys(STAGES) as Kind[];

/** What happens where the table of transitions allows it; `null`: it may. Each row is where it comes from. */
const ALLOWED: Readonly<Record<Kind, readonly (string | null)[]>> = {
  //          open                  won                   retained              terminal              elsewhere
  open: [null, 'OUTCOME_REQUIRED', 'OUTCOME_REQUIRED', 'OUTCOME_REQUIRED', 'ILLEGAL_TRANSITION'],
  won: [null, null, null, 'OUTCOME_REQUIRED', 'ILLEGAL_TRANSITION'],
  retained: [null, null, null, 'OUTCOME_REQUIRED', 'ILLEGAL_TRANSITION'],
  terminal: ['LEAD_TERMINAL', 'LEAD_TERMINAL', 'LEAD_TERMINAL', 'LEAD_TERMINAL', 'LEAD_TERMINAL'],
  elsewhere: ['ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION', 'ILLEGAL_TRANSITION', null],
};

const PAIRS = KINDS.flatMap(from => KINDS.map((to, index) => ({ from, to, code: ALLOWED[from][index] ?? null })));

describe('a move', () => {
  test.each(PAIRS)('from $from to $to that the table allows gives $code', ({ from, to, code }) => {
    expect(judgeMove(STAGES[from], STAGES[to], true)?.code ?? null).toBe(code);
  });

  test.each(PAIRS)('from $from to $to that is not in the table never happens', ({ from, to }) => {
    const expected = from === 'terminal' ? 'LEAD_TERMINAL' : 'ILLEGAL_TRANSITION';
    expect(judgeMove(STAGES[from], STAGES[to], false)).toEqual({ code: expected, field: ['input', 'stageId'] });
  });
});
