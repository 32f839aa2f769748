/** What kind of content an item is. */
export enum ContentKind {
  CASE_STUDY = 'CASE_STUDY',
  SOLUTION = 'SOLUTION',
  WHITEPAPER = 'WHITEPAPER',
  DEMO = 'DEMO',
  WEBINAR = 'WEBINAR',
  PRICING = 'PRICING',
  NEWSLETTER = 'NEWSLETTER',
}

/** Why content is suggested for a lead. */
export enum SuggestionReasonCode {
  NEXT_IN_PROGRAM = 'NEXT_IN_PROGRAM',
  NEED_FITS = 'NEED_FITS',
  SEGMENT_FITS = 'SEGMENT_FITS',
  STAGE_FITS = 'STAGE_FITS',
  TEMPERATURE_FITS = 'TEMPERATURE_FITS',
  WORKED_ELSEWHERE = 'WORKED_ELSEWHERE',
  NOT_SENT_YET = 'NOT_SENT_YET',
}

/** What became of a lead in a program. */
export enum EnrollmentState {
  ACTIVE = 'ACTIVE',
  COMPLETED = 'COMPLETED',
  LEFT = 'LEFT',
}
