/** One thing that was said, as the past of the demo tells it. */
export interface Talk {
  readonly channel: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly disposition: string;
  /** Names of steps on the way move the lead; see `STEPS`. */
  readonly activity: string;
  readonly intent: string;
  readonly satisfaction?: number;
}

/** The steps of a sale, and the stage that each one takes a lead to. */
export const STEPS = {
  'first call': 'CONTACTED',
  'needs talk': 'ENGAGED',
  'site visit': 'QUALIFIED',
  offer: 'PROPOSAL',
};

export const WAY = {
  first: talk('PHONE OUTBOUND CONNECTED DISCOVERY', 'first call'),
  needs: talk('PHONE OUTBOUND CONNECTED DISCOVERY', 'needs talk'),
  visit: talk('MEETING OUTBOUND ATTENDED VALUE', 'site visit'),
  offer: talk('EMAIL OUTBOUND - PITCH', 'offer'),
  reply: talk('EMAIL INBOUND REPLIED -', 'asks for an offer'),
};

export const TALKS = {
  dead: [talk('PHONE OUTBOUND WRONG_NUMBER DISCOVERY', 'first call'), talk('EMAIL OUTBOUND BOUNCED PITCH', 'mail')],
  survey: talk('PHONE OUTBOUND CONNECTED SURVEY', 'how did we do'),
};

/** What is tried with those who do not answer. */
export const ATTEMPTS = [
  talk('PHONE OUTBOUND NO_ANSWER PITCH', 'call'),
  talk('EMAIL OUTBOUND - PITCH', 'mail'),
  talk('PHONE OUTBOUND VOICEMAIL_LEFT PITCH', 'call'),
  talk('EMAIL OUTBOUND - PITCH', 'brochure'),
  talk('WECHAT OUTBOUND - PITCH', 'message'),
];

/** What is said between the steps with those who do. */
export const ANSWERED = [
  talk('EMAIL INBOUND REPLIED -', 'mail'),
  talk('EMAIL OUTBOUND - VALUE', 'mail'),
  talk('PHONE OUTBOUND CONNECTED VALUE', 'call'),
  talk('WECHAT INBOUND REPLIED -', 'message'),
  talk('PHONE OUTBOUND NO_ANSWER VALUE', 'call'),
];

/** `channel direction disposition intent`, with a hyphen for a blank. */
function talk(kind: string, activity: string): Talk {
  const [channel = '', direction = '', disposition = '', intent = ''] = kind
    .split(' ')
    .map(word => (word === '-' ? '' : word));
  return { channel, direction: direction === 'INBOUND' ? 'INBOUND' : 'OUTBOUND', disposition, activity, intent };
}
