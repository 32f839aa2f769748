import { RepeatedAnswers, type WholeAnswer } from '../../src/platform/http/repeated.js';

let place: string;
let nowMs: number;
let made: number;
let answers: RepeatedAnswers;

beforeEach(() => {
  [place, nowMs, made] = ['1:1', 0, 0];
  answers = new RepeatedAnswers(
    () => place,
    () => nowMs,
  );
});

async function ask(key: string, isRepeatable = true): Promise<string> {
  const make = async (): Promise<WholeAnswer> => {
    const body = Buffer.from(String(++made));
    return { status: 200, headers: [], body, isRepeatable };
  };
  return String((await answers.answer(key, make)).body);
}

test('the same question is answered once, also while the answer is being made, and another one by itself', async () => {
  expect(await Promise.all([ask('board'), ask('board'), ask('pools')])).toEqual(['1', '1', '2']);
  expect(await ask('board')).toBe('1');
});

test('an answer is given again for at most 250 ms, and not once the log has moved on', async () => {
  await ask('board');
  nowMs = 249;
  expect(await ask('board')).toBe('1');
  nowMs = 250;
  expect(await ask('board')).toBe('2');
  place = '1:2';
  expect(await ask('board')).toBe('3');
});

test('what failed is made anew for each', async () => {
  expect(await Promise.all([ask('board', false), ask('board', false)])).toEqual(['1', '2']);
  await expect(answers.answer('pools', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await ask('pools')).toBe('3');
});
