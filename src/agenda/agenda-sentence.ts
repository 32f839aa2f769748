import type { Locale } from '../platform/context.js';
import type { ActionKind } from './agenda.enums.js';
import type { Reason } from './agenda.rules.js';

const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

const EN: Readonly<Record<ActionKind, string>> = {
  HOT_REPLY: 'The customer wrote {since} ago and waits for an answer',
  SERVICE_LEVEL: 'It has been here for {since} and nobody has got in touch',
  FIRST_TOUCH: 'It came {since} ago and was never touched',
  HAND_OVER_TO_ACCEPT: 'Marketing offered it {since} ago: accept or reject it',
  NEGLECTED: 'Nobody has spoken with the customer for {since}',
  STEP_DUE: 'The next step of its program is to be sent',
};
const ZH: Readonly<Record<ActionKind, string>> = {
  HOT_REPLY: '客户已来信 {since}，等待回复',
  SERVICE_LEVEL: '已在此阶段 {since}，尚未联系',
  FIRST_TOUCH: '已到 {since}，从未联系',
  HAND_OVER_TO_ACCEPT: '市场已移交 {since}，请接收或拒收',
  NEGLECTED: '已 {since} 没有与客户沟通',
  STEP_DUE: '培育计划的下一步待发送',
};

/** Why something is to be done, and by when, in one sentence that names nobody. */
export function sentenceOf({ kind, since, dueAt }: Reason, locale: Locale, now: Date): string {
  const isChinese = locale === 'zh-CN';
  const left = dueAt.getTime() - now.getTime();
  const told = (isChinese ? ZH : EN)[kind].replace('{since}', spanOf(now.getTime() - since.getTime(), isChinese));
  const due = spanOf(Math.abs(left), isChinese);
  if (isChinese) return left > 0 ? `${told}；还剩 ${due}。` : `${told}；已超时 ${due}。`;
  return left > 0 ? `${told}; ${due} left.` : `${told}; ${due} overdue.`;
}

function spanOf(ms: number, isChinese: boolean): string {
  const hours = Math.max(0, Math.floor(ms / HOUR_MS));
  const days = Math.floor(hours / HOURS_A_DAY);
  if (isChinese) return days >= 2 ? `${days} 天` : `${hours} 小时`;
  const [count, unit] = days >= 2 ? [days, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
