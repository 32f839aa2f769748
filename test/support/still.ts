/** The JSON of an answer without the instants since a time: these move on with the clock from one answer to the next. All else stands still. */
export function still(json: string, sinceMs: number): string {
  return json.replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, instant => {
    const ms = Date.parse(JSON.parse(instant) as string);
    return ms >= sinceMs && ms <= Date.now() + 1000 ? '"now"' : instant;
  });
}
