import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** A phone number in E.164, or null where it is no possible number. Numbers without a country code are left out. */
export function phoneKey(phone: string): string | null {
  const parsed = parsePhoneNumberFromString(phone, metadata);
  return parsed?.isPossible() ? parsed.number : null;
}
