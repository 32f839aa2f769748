import { createHash } from 'node:crypto';
import { hasKey, looksLikeKey, makeKey, readKey } from '../../src/platform/access/key-text.js';

test('a key says its kind and environment, and what is kept of it is its prefix and a hash of its secret', () => {
  const { text, prefix, secretHash } = makeKey('production');
  expect(text).toMatch(/^plk_live_[0-9a-z]{12}_[0-9A-Za-z]{38}$/);
  expect(text.startsWith(`${prefix}_`)).toBe(true);
  const secret = text.slice(prefix.length + 1, -6);
  expect(secretHash).toEqual(createHash('sha256').update(secret).digest());
  expect(readKey(text)).toEqual({ prefix, secretHash });
  expect(looksLikeKey(text)).toBe(true);
  expect([makeKey('development').prefix.slice(0, 8), makeKey('test').prefix.slice(0, 9)]).toEqual([
    'plk_dev_',
    'plk_test_',
  ]);
});

test('no two of a thousand keys share a prefix or a secret', () => {
  const keys = Array.from({ length: 1000 }, () => makeKey('test'));
  expect(new Set(keys.map(({ prefix }) => prefix)).size).toBe(1000);
  expect(new Set(keys.map(({ secretHash }) => secretHash.toString('hex'))).size).toBe(1000);
});

test('a key with any one character changed is none, before the database is asked', () => {
  const { text } = makeKey('test');
  for (let at = 0; at < text.length; at++) {
    const changed = text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
    expect([at, readKey(changed)]).toEqual([at, null]);
  }
});

test.each([
  ['cut short', (text: string) => text.slice(0, -1)],
  ['with more behind it', (text: string) => `${text}0`],
  ['with a line break', (text: string) => `${text}\n`],
  ['in capitals', (text: string) => text.toUpperCase()],
  ['in small letters', (text: string) => text.toLowerCase()],
  ['with a letter that looks like another', (text: string) => text.replace('plk', 'рlk')],
  ['without its secret', (text: string) => text.split('_').slice(0, 3).join('_')],
  ['of 100,000 characters', (text: string) => text + 'a'.repeat(100_000)],
])('a key %s is none', (_what, change) => {
  const { text } = makeKey('test');
  const changed = change(text);
  if (changed !== text) expect(readKey(changed)).toBeNull();
});

test('a key is found in an address, however it is written there', () => {
  const { text } = makeKey('test');
  for (const address of [`/graphql?key=${text}`, `/graphql?authorization=Bearer%20${text}`, `/${text}`])
    expect(hasKey(address)).toBe(true);
  expect(hasKey(`/graphql?key=${text.replaceAll('_', '%5F')}`)).toBe(true);
  expect([hasKey('/graphql'), hasKey('/graphql?query={viewer{role}}'), hasKey(undefined)]).toEqual([
    false,
    false,
    false,
  ]);
});
