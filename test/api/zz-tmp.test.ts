import { StatementWatch } from '../support/statements.js';
import { withApp } from '../support/with-app.js';
describe('tmp', () => {
  const walk = withApp();
  test('500', async () => {
    const watch = StatementWatch.open();
    for (const n of [20, 100]) {
      const t = performance.now(); const c = process.cpuUsage();
      const { answer, statements } = await watch.during(() => walk.act('UpsertLeads', { idempotencyKey: `k${n}`, rows: Array.from({ length: n }, (_, i) => ({ externalId: `r${n}-${i}`, email: `r${n}-${i}@example.com`, companyName: `Co ${n}-${i}` })) }));
      const u = process.cpuUsage(c);
      const kinds = new Map<string, number>();
      for (const { text } of statements) { const k = text.slice(0, 60); kinds.set(k, (kinds.get(k) ?? 0) + 1); }
      process.stderr.write(`\n${n}: ${answer.createdCount} ${Math.round(performance.now() - t)} ms, cpu ${Math.round((u.user + u.system) / 1000)} ms, ${statements.length} statements\n${[...kinds].sort((a, b) => b[1] - a[1]).slice(0, 25).map(([k, v]) => `${v} ${k}`).join('\n')}\n`);
    }
    watch.close();
  }, 200000);
});
