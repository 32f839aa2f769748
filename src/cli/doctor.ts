import type { Command } from 'commander';
import { examine } from './doctor/examine.js';
import type { Finding } from './doctor/finding.js';

/** `plimsoll doctor`: what is wrong with a set-up, why it matters and what to do; ends with 1 where something fails. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'look at the set-up (settings, PostgreSQL, Redis, port, identity provider) and say what is wrong; changes nothing',
    )
    .option('--json', 'the findings as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(process.env);
      const isWell = findings.every(({ level }) => level !== 'FAIL');
      process.stdout.write(json ? `${JSON.stringify({ isWell, findings })}\n` : findings.map(linesOf).join(''));
      process.exitCode = isWell ? 0 : 1;
    });
}

function linesOf({ level, what, why, todo }: Finding): string {
  const more = [why, todo].filter(line => line !== undefined).map(line => `      ${line}\n`);
  return `${level.padEnd(4)}  ${what}\n${more.join('')}`;
}
