/** The JSON of an answer without what moves on from one to the next: instants since a time, places in the log, what is divided by time. */
export function still(json: string, sinceMs: number): string {
  return (
    json
      .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, instant => {
        const ms = Date.parse(JSON.parse(instant) as string);
        return ms >= sinceMs && ms <= Date.now() + 1000 ? '"now"' : instant;
      })
      .replaceAll(/"(AQ[\w-]{40,60}|WzE[\w-]{20,})"/g, '"cursor"')
      .replaceAll(/\d+\.\d+(e-?\d+)?(?=[,}\]])/g, '0.5')
      // What is divided by time may come out whole.
      .replaceAll(/"value":[1-9]\d*(?=,"ciLow")/g, '"value":0.5')
  );
}
