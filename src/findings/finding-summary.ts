import type { Locale } from '../platform/context.js';
import { FindingCode } from './finding.enums.js';
import type { Finding } from './finding.js';

type Counted = Pick<Finding, 'allowed' | 'measured' | 'windowDays'>;

const WORDS: Readonly<Record<Locale, Readonly<Record<FindingCode, (counted: Counted) => string>>>> = {
  en: {
    NEGLECTED: ({ allowed, measured }) =>
      `No two-way contact for ${counted(measured, 'day')}; its stage allows ${allowed}.`,
    OVER_CONTACT: ({ allowed, measured, windowDays }) =>
      `${counted(measured, 'outbound touch', 'outbound touches')} within ${windowDays} days; ${allowed} are allowed.`,
  },
  'zh-CN': {
    NEGLECTED: ({ allowed, measured }) => `已 ${measured} 天没有双向沟通；所处阶段最多允许 ${allowed} 天。`,
    OVER_CONTACT: ({ allowed, measured, windowDays }) =>
      `${windowDays} 天内主动触达 ${measured} 次；最多允许 ${allowed} 次。`,
  },
};

/** What was found, in a sentence that names nobody. */
export function summaryOf(finding: Finding, locale: Locale): string {
  return WORDS[locale][finding.code](finding);
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
