/** Why a socket is closed from this side; what a client does about it is in the reference of the feeds. */
export const Close = {
  BINARY: [1003, 'text only'],
  RESTART: [1012, 'restart'],
  OVERLOADED: [1013, 'try again later'],
  TOO_SLOW: [4290, 'could not keep up'],
  TOO_MANY_SOCKETS: [4291, 'too many connections'],
  TOO_MANY_MESSAGES: [4291, 'too many messages'],
  UNKNOWN_MESSAGE: [4400, 'unknown message'],
  TOKEN_MISSING: [4403, 'token missing'],
  TOKEN_INVALID: [4403, 'token not valid'],
  TOKEN_EXPIRED: [4403, 'token expired'],
  ACCESS_CHANGED: [4403, 'access changed'],
} as const satisfies Record<string, readonly [number, string]>;

export type CloseReason = (typeof Close)[keyof typeof Close];
