import { en, type Words } from './words-en.js';
import { zh } from './words-zh.js';

export type { Words } from './words-en.js';

export type Language = 'en' | 'zh-CN';

export function wordsIn(language: Language): Words {
  return language === 'zh-CN' ? zh : en;
}

/** A stage keeps the name that the organisation gave it; the names it was seeded with have a word in each language. */
export function stageWord(words: Words, stage: { readonly key: string; readonly name: string }): string {
  const [seeded, word] = words.stage[stage.key] ?? [];
  return word !== undefined && seeded === stage.name ? word : stage.name;
}

/** How long ago, in the largest fitting unit. */
export function ageWord(words: Words, ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 90) return words.seconds(seconds);
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? words.minutes(minutes) : words.hours(Math.floor(minutes / 60));
}
