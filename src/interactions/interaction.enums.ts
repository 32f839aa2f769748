/** By which way people met. */
export enum Channel {
  PHONE = 'PHONE',
  EMAIL = 'EMAIL',
  MEETING = 'MEETING',
  SMS = 'SMS',
  WECHAT = 'WECHAT',
  SOCIAL = 'SOCIAL',
  WEB = 'WEB',
  EVENT = 'EVENT',
  CHAT = 'CHAT',
}

/** Who began it. */
export enum Direction {
  INBOUND = 'INBOUND',
  OUTBOUND = 'OUTBOUND',
}

/** Whether a person did it. */
export enum Origin {
  HUMAN = 'HUMAN',
  AUTOMATED = 'AUTOMATED',
  AI_ASSISTED = 'AI_ASSISTED',
}

/** What it was for. */
export enum TouchIntent {
  VALUE = 'VALUE',
  DISCOVERY = 'DISCOVERY',
  PITCH = 'PITCH',
  SERVICE = 'SERVICE',
  SURVEY = 'SURVEY',
  CALLBACK = 'CALLBACK',
  ADMIN = 'ADMIN',
}

/** What came of it. */
export enum Disposition {
  CONNECTED = 'CONNECTED',
  NO_ANSWER = 'NO_ANSWER',
  BUSY = 'BUSY',
  VOICEMAIL_LEFT = 'VOICEMAIL_LEFT',
  WRONG_NUMBER = 'WRONG_NUMBER',
  REPLIED = 'REPLIED',
  BOUNCED = 'BOUNCED',
  ATTENDED = 'ATTENDED',
  NO_SHOW = 'NO_SHOW',
  CLICKED = 'CLICKED',
  UNSUBSCRIBED = 'UNSUBSCRIBED',
  DECLINED = 'DECLINED',
}
