import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const MARK = '::end of this block::';

/** A bash that reads commands block by block and keeps what they export, as a person's terminal does. */
export class Shell {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private said = '';

  constructor(private readonly env: NodeJS.ProcessEnv) {
    this.child = spawn('bash', ['--noprofile', '--norc'], { env });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    this.child.stderr.setEncoding('utf8').on('data', text => {
      this.said += text;
    });
  }

  /** What a block writes to standard output, as lines. */
  async run(block: string): Promise<string[]> {
    this.child.stdin.write(`${block}\necho\necho '${MARK}'\n`);
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) throw new Error(`The shell ended: ${this.said}`);
      if (value === MARK) return lines.filter(line => line !== '');
      lines.push(...value.split(MARK));
    }
  }

  /** Begins a block that goes on until it is stopped: its lines as they come, and the way to stop it. */
  async begin(block: string, names: readonly string[]): Promise<{ next(): Promise<string>; stop(): Promise<void> }> {
    const exported = await this.run(names.map(name => `echo "$${name}"`).join('\n'));
    const env = { ...this.env, ...Object.fromEntries(names.map((name, place) => [name, exported[place]])) };
    const child = spawn('bash', ['-c', `exec ${block.trim()}`], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return {
      next: async () => String((await lines.next()).value),
      stop: () =>
        new Promise(resolve => {
          child.once('close', () => resolve());
          child.kill('SIGINT');
        }),
    };
  }

  stop(): Promise<void> {
    return new Promise(resolve => {
      this.child.once('close', () => resolve());
      this.child.stdin.end();
    });
  }
}
